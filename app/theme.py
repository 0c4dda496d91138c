"""Colours and the style sheet. Each colour has at least 3:1 against white and means one area only."""

AREA_COLOURS = {
    "housing": "#0072B2",
    "education": "#C75000",
    "labour_market": "#00805F",
    "democracy": "#A33B8F",
    "crime": "#4D4D4D",
}
OTHER_CRITERION_COLOURS = ("#2F2A7E", "#8A6D00", "#17808F", "#D4526E", "#5E7D12", "#7A4B1E", "#7F6FD0")
ACCENT = "#0b5394"
INK = "#1f2933"
QUIET = "#52606d"


def criterion_colour(criterion: str, place: int) -> str:
    """The colour of an area, or of another criterion by its place."""
    return AREA_COLOURS.get(criterion, OTHER_CRITERION_COLOURS[place % len(OTHER_CRITERION_COLOURS)])


STYLE = """<style>
[data-testid="stMainBlockContainer"] {padding: 3.4rem 2rem 2rem 2rem; max-width: 1700px;}
[data-testid="stColumn"]:has(.st-key-controls), [data-testid="stColumn"]:has(.st-key-own_result) {
  padding: 0 .8rem 0 .2rem;}
[data-testid="stColumn"]:has(.st-key-why_side), [data-testid="stColumn"]:has(.st-key-decide_form) {
  padding: 0 .2rem 0 .8rem;}
@media (min-width: 900px) and (min-height: 600px) {
  [data-testid="stColumn"]:has(.st-key-controls), [data-testid="stColumn"]:has(.st-key-own_result),
  [data-testid="stColumn"]:has(.st-key-why_side), [data-testid="stColumn"]:has(.st-key-decide_form) {
    position: sticky; top: 3.6rem; align-self: flex-start;
    max-height: calc(100vh - 4rem); overflow-y: auto;}
}
:focus-visible, [data-rac]:has(> div > input[type=range]:focus-visible), label:has(input:focus-visible),
[data-testid="stTextInputRootElement"]:has(input:focus-visible),
.react-aria-ComboBox > div:has(input:focus-visible) {outline: 3px solid #0b5394 !important; outline-offset: 1px;}
[data-testid="stMain"]:focus-visible, .fordela-scroll:focus-visible {outline-offset: -3px;}
[data-testid="stCaptionContainer"] {color: #52606d !important; opacity: 1 !important;}
.st-key-controls, .st-key-controls [data-testid="stVerticalBlock"] {gap: .3rem;}
.st-key-controls [data-testid="stSlider"] {margin-bottom: -.55rem;}
.st-key-weights_side [data-testid="stSlider"], .st-key-need_side [data-testid="stSlider"] {margin-bottom: -1rem;}
.fordela-share {display: inline-flex; width: 3rem; height: .8rem; margin-right: .5rem; background: #eef2f6;
  vertical-align: middle; border: 1px solid #52606d;}
.fordela-share span {background: #0b5394;}
.fordela-share .maybe {background: repeating-linear-gradient(45deg, #0b5394 0 2px, #ffffff 2px 4px);}
.fordela-table td.shares {white-space: nowrap;}
.st-key-switches {border-bottom: 1px solid #d9dee4; padding-bottom: .3rem;}
.st-key-switches label:has(input:not(:checked)) p {color: #52606d; text-decoration: line-through;}
.st-key-switches [data-testid="stButton"] button {min-height: 1.6rem; padding: 0 .4rem; color: #52606d;}
.st-key-switches [data-testid="stButton"] button::before {content: "✕" / "";}
.st-key-switches [data-testid="stButton"] button > div {position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%);}
[data-testid="stElementToolbar"], [data-testid="stMainMenu"], [data-testid="stFileUploaderDropzoneInstructions"] {
  display: none;}
.fordela-notice {background: #fff8db; color: #4a3a00; border-left: 4px solid #8a6d00; padding: .3rem .7rem;
  font-size: .9rem; margin: .15rem 0;}
.fordela-case {color: #52606d; font-size: .9rem; margin: .1rem 0;}
.fordela-headline {font-size: 1.4rem; font-weight: 600; line-height: 1.3; margin: 0; padding: 0;}
.fordela-lines {margin: .2rem 0 0 0; line-height: 1.5;}
.fordela-figures dd, .fordela-figures dt {margin: 0 !important; padding: 0 !important;}
.fordela-figures {padding: 0 !important; display: flex; gap: 2.2rem; flex-wrap: wrap;
  margin: .6rem 0 .2rem 0 !important;}
.fordela-figures div {display: flex; flex-direction: column-reverse; margin: 0;}
.fordela-figures dt {color: #52606d; font-size: .85rem; font-weight: 400;}
.fordela-figures dd {font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums;}
.fordela-table {border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.3;}
.fordela-table caption {text-align: left; color: #52606d; padding-bottom: .3rem;}
.fordela-table th, .fordela-table td {border-bottom: 1px solid #d9dee4; padding: .28rem .5rem; text-align: left;
  vertical-align: top;}
.fordela-table thead th {border-bottom: 2px solid #52606d; white-space: nowrap;}
.fordela-table .n {text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums;}
.fordela-table tr.total th, .fordela-table tr.total td {font-weight: 600; border-bottom: 2px solid #52606d;}
.fordela-table tr.group td, .fordela-table tr.group th {background: #eef2f6;}
.fordela-table tr.out td, .fordela-table tr.out th {color: #52606d;}
.fordela-table th[scope=row] {font-weight: 500;}
.fordela-table th.place {min-width: 5.5rem;}
.fordela-table .whole {white-space: nowrap;}
.fordela-table .where {display: block; color: #52606d; font-size: .8rem; font-weight: 400;}
.fordela-table .why {display: block; font-size: .8rem; font-weight: 400; font-style: italic;}
.fordela-table .mark {display: block; font-size: .8rem;}
.st-key-decide_form {gap: .5rem;}
.st-key-decide_form [data-testid="stHeading"] {margin-bottom: .6rem;}
.st-key-decide_form .fordela-lines {font-size: .9rem;}
.fordela-statement {max-width: 46rem;}
.fordela-statement h3 {font-size: 1rem; padding: .6rem 0 .2rem 0; margin: 0;}
.fordela-statement p {margin: 0 0 .4rem 0;}
[class*="st-key-relative_"] {padding: .5rem .8rem; gap: .2rem;}
[class*="st-key-relative_"] .fordela-lines {font-size: .92rem; line-height: 1.4; margin-top: .05rem;}
[class*="st-key-relative_"] .fordela-under {font-size: .85rem; margin-bottom: 0;}
[class*="st-key-takeaway_"] {margin-top: -1.2rem;}
.st-key-close_list {gap: .1rem;}
.st-key-close_list button {justify-content: flex-start; text-align: left; min-height: 1.6rem; padding: 0;}
.fordela-lines.fordela-under {font-size: .85rem; color: #52606d; margin: 0 0 .35rem 0;}
.st-key-close_list button p {color: #0b5394; text-decoration: underline;}
ul.fordela-across {display: flex; flex-wrap: wrap; column-gap: 1.6rem;}
ul.fordela-lines {margin: .1rem 0 .3rem 0; padding-left: 1.2rem;}
.fordela-table .yes {font-weight: 600; white-space: nowrap;}
.fordela-table .no, .fordela-table .bars {white-space: nowrap;}
.fordela-bar {display: inline-block; height: .8rem; vertical-align: middle;}
.fordela-bar + .fordela-bar {box-shadow: -1px 0 0 #ffffff;}
.fordela-key {display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem 0 0; vertical-align: -1px;}
.fordela-keys span + .fordela-key {margin-left: .9rem;}
.fordela-hidden {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;}
.fordela-scroll {overflow-x: auto; position: relative;}
.fordela-field {display: flex; gap: .8rem; align-items: center; font-size: .88rem; line-height: 1.3;}
.fordela-field .who {flex: 1; min-width: 0; overflow-wrap: anywhere;}
.fordela-field .where {display: block; color: #52606d; font-size: .8rem;}
.fordela-field .fault {display: block; font-weight: 600;}
.fordela-field .much {text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums;}
.fordela-field.head {color: #52606d; border-bottom: 2px solid #52606d; padding-bottom: .2rem;}
.fordela-field.head .given {width: 9.5rem;}
.st-key-own_fields {gap: .25rem;}
.st-key-own_fields input {text-align: right; font-variant-numeric: tabular-nums;}
@media (max-width: 480px) {
  [data-testid="stMainBlockContainer"] {padding-left: .8rem; padding-right: .8rem;}
  [data-testid="stButtonGroup"] [role=radiogroup] {flex-wrap: wrap;}
  [data-testid="stMarkdownContainer"] table {font-size: .75rem;}
  [data-testid="stMarkdownContainer"] :is(td, th) {padding: .2rem; overflow-wrap: anywhere;}
}
[data-testid="stHeading"] h2 {font-size: 1.1rem !important; padding: .4rem 0 0 0 !important;}
</style>"""
