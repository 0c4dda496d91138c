"""How the pictures look on a projector, and on A4."""

STYLE = """<style>
.st-key-frame {display: none;}
[data-testid="stMainBlockContainer"] {padding-top: 1rem;}
[data-testid="stHeader"] {height: 2.4rem;}
.st-key-present_end {position: fixed; right: 1rem; top: .1rem; z-index: 1000000; width: auto;}
.st-key-present_arrows {display: none;}
.st-key-present_end kbd, .st-key-present_steps kbd {color: #52606d !important; opacity: 1 !important;}
.st-key-present_steps [data-testid="stCaptionContainer"] {margin: 0;}
.fordela-slide {min-height: calc(100vh - 9.5rem); display: flex; flex-direction: column;
  font-size: clamp(20px, 1.98vw, 40px); line-height: 1.3; color: #1f2933;}
.fordela-slide.not-shown {display: none;}
.fordela-slide h2 {font-size: 1.75em; line-height: 1.15; font-weight: 650; padding: .9em 0 .35em 0; margin: 0;
  max-width: 32em;}
.fordela-slide-body {flex: 1;}
.fordela-slide-body p {margin: .35em 0; font-size: 1em;}
.fordela-slide h2.long {font-size: 1.3em;}
.fordela-slide:has(h2.long) .fordela-slide-body img {max-height: 32vh;}
.fordela-slide .fordela-slide-body ul, .fordela-slide .fordela-slide-body ol {margin: .2em 0; padding-left: 1.5em;
  font-size: 1em;}
.fordela-slide .fordela-slide-body li {margin: .25em 0; padding: 0; font-size: 1em;}
.fordela-slide-columns {display: grid; grid-template-columns: 1fr 1.2fr 1fr; gap: 1em;}
.fordela-slide-columns h3 {font-size: 1.05em; font-weight: 600; padding: .2em 0; margin: 0;}
.fordela-slide-body .many {columns: 2; column-gap: 1.5em;}
.fordela-slide-body .many li {break-inside: avoid;}
.fordela-slide-body img {width: 100%; max-height: 47vh; object-fit: contain; object-position: left;}
.fordela-slide-bars {border-collapse: collapse; width: 100%; font-size: 1em;}
.slide-areas .fordela-slide-bars, .slide-question .fordela-slide-bars {font-size: 1.15em;}
.fordela-slide-bars th {font-weight: 500; text-align: left; padding: .22em .7em .22em 0; white-space: nowrap;}
.fordela-slide-bars td {padding: .22em 0;}
.fordela-slide-bars td.bar {width: 55%;}
.fordela-slide-bars td.bar div {height: 1em; min-width: 1px; print-color-adjust: exact;
  -webkit-print-color-adjust: exact;}
.fordela-slide-bars td.n {text-align: right; white-space: nowrap; padding-left: .7em;
  font-variant-numeric: tabular-nums;}
.fordela-slide-bars tr.changed {background: #fff8db;}
.fordela-slide-bars tr.changed strong {display: block; font-size: .8em;}
.fordela-slide footer {font-size: .55em; color: #52606d;}
.fordela-slide footer p {margin: .1em 0;}
.fordela-slide-notice {color: #4a3a00;}
@media (max-width: 640px) {
  .fordela-slide-bars th {white-space: normal; overflow-wrap: anywhere;}
  .fordela-slide-bars td.bar {width: 25%;}
}
@media print {
  @page {size: A4 landscape; margin: 14mm;}
  html, body, #root, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"],
  [data-testid="stMainBlockContainer"], [data-testid="stVerticalBlock"], [data-testid="stColumn"],
  [data-testid="stHorizontalBlock"], [data-testid="stLayoutWrapper"], [data-testid="stElementContainer"] {
    position: static !important; overflow: visible !important; height: auto !important; max-height: none !important;
    display: block !important; padding: 0 !important; margin: 0 !important; width: 100% !important;}
  [data-testid="stHeader"], .st-key-frame, .st-key-present_end, .st-key-present_steps, .st-key-present_working,
  [data-testid="stColumn"]:has(.st-key-controls), [data-testid="stToolbar"], .fordela-progress {
    display: none !important;}
  .fordela-slide, .fordela-slide.not-shown {display: flex; font-size: 15pt; min-height: 0; height: 178mm;
    break-after: page; break-inside: avoid;}
  .fordela-slides section:last-child {break-after: auto;}
  .fordela-slide-body img {max-height: 110mm;}
}
</style>"""
