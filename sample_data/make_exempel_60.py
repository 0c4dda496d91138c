"""Write exempel_60.csv and exempel_60.json: sixty proposals that are made up.

The words stand in PROPOSALS; the figures are drawn with a fixed seed, so that each run
writes the same bytes. Nothing here describes a real proposal, person or organisation.
Run ``python sample_data/make_exempel_60.py`` to rewrite both files beside this one.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from random import Random

SEED = 60
AREAS = {
    "boe": "Boende",
    "utb": "Utbildning",
    "arb": "Arbetsmarknad",
    "dem": "Demokrati och civilsamhälle",
    "bro": "Brottslighet",
}
COSTS = {"S": (60_000, 300_000), "M": (250_000, 900_000), "L": (900_000, 2_400_000)}
STATUSES = {"n": "ny", "p": "pågående", "-": ""}
PLACES = ("hela staden", "hela staden", "Rosengård", "Hyllie", "Kirseberg", "Oxie", "")
UNRANKED = "Tekniska nämnden"  # a committee that has not said its own order
NO_REQUEST = ("P12", "P46")
NOT_ASSESSED = {"P23": ("boe", "utb", "arb", "dem", "bro"), "P41": ("utb", "bro")}

# A committee / its department after "#". Then two lines a proposal: primary area, size,
# status (n new, p ongoing, - not said), title | target group; and a description.
PROPOSALS = """
# Grundskolenämnden / Grundskoleförvaltningen
utb M p Läxhjälp i skolbiblioteket tre kvällar i veckan | elever i årskurs 7 till 9
Lärare och studenter hjälper till med läxorna när skoldagen är slut.
utb L n Två lärare i klassrummet i matematik | elever i årskurs 4 till 6
En extra lärare följer klassen på mattelektionerna i två terminer.
utb S n Läsombud i varje klass | elever i årskurs 1 till 3
Elever lär sig att välja böcker och läsa högt för yngre klasser.
utb M p Sommarskola med frukost och utflykter | elever i årskurs 6 till 9
Fyra veckors undervisning på förmiddagen och utflykt på eftermiddagen.
utb L p Ämnesstöd på modersmålet | nyanlända elever
Elever får de svåraste ämnena förklarade på sitt starkaste språk.
bro M n Fler vuxna på skolgården | elever och skolpersonal
Vuxna leder lekar och ingriper tidigt vid bråk på rasterna.
bro S n Föräldrakvällar om trygghet på nätet | vårdnadshavare
Kvällar om hot, bilder och köp på nätet, med tolk där det behövs.
dem S p Elevråd med egen budget | elever i årskurs 4 till 9
Elevrådet beslutar om en mindre summa och redovisar den för skolan.
arb S n Arbetsplatsbesök för hela årskurs 8 | elever i årskurs 8
Varje klass besöker tre arbetsplatser och intervjuar dem som arbetar där.
# Arbetsmarknads- och socialnämnden / Arbetsmarknads- och socialförvaltningen
arb L p Arbetsträning i kommunens kök och parker | vuxna med försörjningsstöd
Deltagarna tränar ett yrke i sex månader med handledare.
arb M n Språkpraktik med barnpassning | föräldrar som lär sig svenska
Praktik på halvtid medan barnen är i en lekgrupp i samma hus.
arb S n Körkortsteori på lätt svenska | arbetssökande
Kurs i trafikregler för den som behöver körkort i ett yrke.
boe M p Rådgivning till hushåll med hyresskuld | hushåll som riskerar vräkning
En rådgivare hör av sig vid första påminnelsen och gör upp en plan.
boe L n Stödboende för unga som lämnar familjehem | unga 18 till 21 år
Små lägenheter med en stödperson i samma trappuppgång.
bro L p Fältarbetare på kvällar och helger | unga 12 till 20 år
Fältarbetare finns ute när andra verksamheter har stängt.
bro M n Stöd till syskon till unga som begår brott | barn och unga 8 till 16 år
Samtal och en fast vuxen kontakt för syskonen i familjen.
bro S p Pappagrupper på kvällstid | pappor till tonåringar
Samtalsgrupper om gränser, skola och vänner under tio kvällar.
dem S n Hjälp med myndighetsbrev på mötesplatsen | vuxna som är ovana vid svenska
En vägledare läser brev och blanketter tillsammans med besökaren.
# Fritidsnämnden / Fritidsförvaltningen
dem M p Söndagsöppen fritidsgård | unga 13 till 17 år
Fritidsgården håller öppet även på söndagar under skolåret.
dem S n Ledarutbildning för unga i föreningslivet | unga 15 till 20 år
Unga utbildas till ledare och får egna grupper att träna.
dem S p Prova på-dagar hos föreningarna | barn 6 till 12 år
Föreningar visar sin verksamhet i skolan och på torget.
bro M p Nattöppen idrottshall på fredagar | unga 14 till 19 år
Bollspel och vuxna ledare mellan klockan nio och midnatt.
bro S n Fritidsledare i skolans korridorer | elever i årskurs 7 till 9
Samma ledare möter eleverna på dagen i skolan och på kvällen på gården.
utb S n Simundervisning på loven | barn 7 till 12 år som inte kan simma
Gratis undervisning i två veckor med ledare som talar flera språk.
arb M n Feriejobb som aktivitetsledare | unga 16 till 18 år
Unga leder lekar och idrott på gårdarna under sommarlovet.
# Kulturnämnden / Kulturförvaltningen
dem M n Kvarterets berättelser, en vandrande utställning | boende i alla åldrar
Boende samlar bilder och minnen som visas på torg och bibliotek.
dem S - Teatergrupp för unga och äldre | unga 13 till 19 år och pensionärer
Gruppen skriver och spelar en föreställning tillsammans.
dem L n Musikstudio i biblioteket | unga 12 till 20 år
En studio med handledare som unga bokar utan kostnad.
utb M p Bokbuss till förskolor och lekplatser | barn 1 till 6 år och deras föräldrar
Bussen lånar ut böcker på många språk och håller sagostunder.
utb S p Skrivarverkstad på sommarlovet | barn 9 till 13 år
En vecka med berättande och en liten tryckt bok till var och en.
bro S n Unga målar gångtunnlar | unga 13 till 18 år
Unga målar och tar hand om en tunnel nära hemmet.
# Gymnasie- och vuxenutbildningsnämnden / Gymnasie- och vuxenutbildningsförvaltningen
arb L p Lärlingsutbildning med handledare på plats | vuxna utan gymnasieexamen
Utbildning hos arbetsgivare där en lärare besöker varje vecka.
arb M n Branschdagar med intervjuträning | elever på yrkesprogram
Elever möter arbetsgivare och övar på att söka arbete.
arb S p Cv-verkstad i varje gymnasieskola | elever i årskurs 2 och 3
En vägledare hjälper till med cv och sommarjobb en dag i veckan.
utb M n Mentorer under första gymnasieåret | elever i årskurs 1
Äldre elever följer en grupp nya elever från augusti till juni.
utb L - Kvällskurser i svenska för dem som arbetar | vuxna i arbete
Kurser efter arbetstid med möjlighet att delta på distans.
bro M n Medling mellan elever efter konflikter | gymnasieelever
Utbildade medlare tar hand om bråk innan de växer.
# Förskolenämnden / Förskoleförvaltningen
utb M n Språkpåsar att låna hem | barn 2 till 5 år
Påsar med bok, spel och ljudfil på svenska och hemspråket.
utb L p Mindre barngrupper för de yngsta | barn 1 till 2 år
Fler pedagoger så att de yngsta får mindre grupper.
dem S p Föräldrakafé i förskolans entré | föräldrar
Föräldrar träffas vid hämtning och bjuder in gäster att berätta.
arb M n Introduktionsår för blivande barnskötare | arbetssökande
Ett år med arbete på förskola och studier en dag i veckan.
boe S - Lekkvällar på bostadsgården | familjer med små barn
Pedagoger tar med lek och sång till gården under våren.
# Stadsbyggnadsnämnden / Stadsbyggnadsförvaltningen
boe M n Boende ritar om kvarterets mötesplats | boende i alla åldrar
Boende tar fram ett förslag som prövas med enkla medel en sommar.
boe L n Ljusare entréer och stråk mellan husen | boende i flerfamiljshus
Entréer och gångstråk byggs om så att de går att överblicka.
boe S p Trygghetsvandringar med boende | boende och fastighetsägare
Boende går området runt på kvällen och pekar ut brister.
boe M n Förstudie om ungdomslägenheter i tomma lokaler | unga 18 till 25 år
Tomma lokaler prövas som små hyresrätter för unga.
dem S n Barn bygger sin stadsdel i modell | barn 8 till 12 år
Klasser bygger en modell och visar den för planerarna.
# Tekniska nämnden / Fastighets- och gatukontoret
boe L p Upprustade lekplatser vid flerfamiljshus | barn och föräldrar
Slitna lekplatser byggs om efter barnens egna önskemål.
boe M n Odlingslotter på outnyttjade gräsytor | boende utan egen trädgård
Små lotter med vatten och redskap som boende sköter ihop.
bro L n Bättre belysning längs gång- och cykelvägar | alla som går och cyklar
Ny belysning där flest har sagt att de känner sig otrygga.
bro S p Röjda siktlinjer i parken | parkens besökare
Buskar gallras och stigar märks ut så att parken känns öppen.
arb M p Sommarlag för rena parker | unga 16 till 19 år
Unga anställs för att städa och plantera med en arbetsledare.
# Miljönämnden / Miljöförvaltningen
boe M n Återbruksrum i källaren | boende i flerfamiljshus
Ett rum där boende lämnar, lagar och hämtar saker.
boe S p Råd till hyresgäster om fukt och ventilation | hyresgäster
Rådgivare mäter luften hemma och förklarar vem som ansvarar.
arb M n Cykelverkstad med praktikplatser | arbetssökande unga
Praktikanter lagar cyklar som sedan lånas ut gratis.
dem S - Klimatråd med boende | vuxna och unga från 15 år
Boende lottas till ett råd som lämnar förslag till nämnden.
# Hälsa, vård och omsorgsnämnden / Hälsa, vård och omsorgsförvaltningen
arb L n Från sommarjobb till undersköterska | unga 18 till 25 år
Sommarvikarier erbjuds arbete på deltid och en vårdutbildning.
dem M p Äldre och unga lagar mat tillsammans | äldre och unga 13 till 19 år
Matlag en kväll i veckan på mötesplatsen.
boe M p Hembesök om fallrisk och brandskydd | personer över 75 år
Besökaren går igenom hemmet och ordnar enkla åtgärder.
bro S n Kurs mot bedrägerier riktade till äldre | personer över 65 år
Korta kurser om falska samtal, länkar och besök vid dörren.
"""

LINE = re.compile(r"(?P<area>...) (?P<size>.) (?P<state>.) (?P<name>.+) \| (?P<who>.+)")

SCENARIO = {
    "name": "Påhittat exempel med 60 förslag",
    "weights": {
        "housing": 20,
        "education": 25,
        "labour_market": 20,
        "democracy": 15,
        "crime": 20,
    },
    "benefit": "per_proposal",
    "budget": 0,
    "limits": [
        {"column": "primary_area", "value": "housing", "min_share": 0.15},
        {"column": "primary_area", "value": "labour_market", "min_share": 0.2},
        {"column": "primary_area", "value": "education", "max_share": 0.25},
        {"column": "committee", "value": "Grundskolenämnden", "max_amount": 2_000_000},
        {"column": "committee", "value": "Kulturnämnden", "max_count": 2},
        {"column": "status", "value": "new", "max_share": 0.45},
    ],
    "fund": ["P15", "P39"],
    "exclude": ["P31"],
}


def ideas() -> list[dict[str, str]]:
    """Read PROPOSALS and number the proposals P01, P02 and so on."""
    found: list[dict[str, str]] = []
    lines = iter(PROPOSALS.strip().splitlines())
    committee = department = ""
    for line in lines:
        if match := LINE.fullmatch(line):
            place = {"committee": committee, "department": department}
            known = {"id": f"P{len(found) + 1:02}", "description": next(lines)}
            found.append(match.groupdict() | place | known)
        else:
            committee, department = line.removeprefix("# ").split(" / ")
    return found


def chance(rng: Random, probability: float) -> bool:
    """Draw true with this probability."""
    return rng.random() < probability


def between(rng: Random, low: float, high: float, step: int = 1_000) -> int:
    """Draw a whole multiple of ``step`` SEK, from ``low`` to ``high`` rounded to it."""
    return round((low + (high - low) * rng.random()) / step) * step


def amounts(rng: Random, idea: dict[str, str]) -> dict[str, str]:
    """Draw cost, requested and least amount in SEK, the last two blank for some."""
    cost = between(rng, *COSTS[idea["size"]], 10_000 if chance(rng, 0.7) else 1_000)
    more = between(rng, cost * 1.05, cost * 1.4) if chance(rng, 0.35) else cost
    least = between(rng, cost * 0.5, cost * 0.9) if chance(rng, 0.33) else ""
    return {
        "belopp": str(cost),
        "sökt belopp": "" if idea["id"] in NO_REQUEST else str(more),
        "minsta belopp": str(least),
    }


def scores(rng: Random, idea: dict[str, str]) -> dict[str, str]:
    """Draw a score of 0-5 in half steps for each area, highest for the primary one."""
    halves = {area: int(rng.random() * rng.random() * 8) for area in AREAS}
    halves[idea["area"]] = max(5 + int(rng.random() * 6), *halves.values())
    cells = {area: f"{n / 2:g}".replace(".", ",") for area, n in halves.items()}
    cells |= dict.fromkeys(NOT_ASSESSED.get(idea["id"], ()), "")
    return {AREAS[area].split()[0].lower(): cell for area, cell in cells.items()}


def words(rng: Random, idea: dict[str, str]) -> dict[str, str]:
    """Return the cells that follow the scores; only the place is drawn."""
    return {
        "poänggrund": "påhittad",
        "nämnd": idea["committee"],
        "förvaltning": idea["department"],
        "nämndens prioritering": "",
        "status": STATUSES[idea["state"]],
        "plats": PLACES[int(rng.random() * len(PLACES))],
        "beskrivning": idea["description"],
        "målgrupp": idea["who"],
        "not": "Påhittat exempel",
    }


def add_ranks(rng: Random, rows: list[dict[str, str]]) -> None:
    """Give each committee's proposals its own order, 1 first, drawn by lot."""
    given: dict[str, int] = {}
    for row in sorted(rows, key=lambda _: rng.random()):
        rank = given[row["nämnd"]] = given.get(row["nämnd"], 0) + 1
        if row["nämnd"] != UNRANKED:
            row["nämndens prioritering"] = str(rank)


def table() -> list[dict[str, str]]:
    """Return the rows; Random.random alone is used, as all Pythons draw it alike."""
    rng = Random(SEED)
    rows = []
    for idea in ideas():
        row = {"id": idea["id"], "titel": idea["name"]} | amounts(rng, idea)
        row["primärt område"] = AREAS[idea["area"]]
        rows.append(row | scores(rng, idea) | words(rng, idea))
    add_ranks(rng, rows)
    return rows


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """Write the rows as Swedish Excel does: semicolons, byte order mark, CRLF."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_json(rows: list[dict[str, str]]) -> bytes:
    """Write the scenario, its budget 40 % of all costs to the nearest 100 000 SEK."""
    total = sum(int(row["belopp"]) for row in rows)
    scenario = SCENARIO | {"budget": round(total * 0.4 / 100_000) * 100_000}
    return (json.dumps(scenario, ensure_ascii=False, indent=2) + "\n").encode()


def build() -> dict[str, bytes]:
    """Return both files as {file name: bytes}."""
    rows = table()
    return {"exempel_60.csv": as_csv(rows), "exempel_60.json": as_json(rows)}


if __name__ == "__main__":
    for name, content in build().items():
        Path(__file__).with_name(name).write_bytes(content)
