"""The yardstick: one slider, one chart, nothing else."""

import altair as alt
import pandas as pd
import streamlit as st

height = st.slider("Height", 0, 100, 20)
data = pd.DataFrame({"name": [f"bar {number}" for number in range(20)], "height": [height + n for n in range(20)]})
st.altair_chart(alt.Chart(data).mark_bar().encode(x="height:Q", y="name:N"))
