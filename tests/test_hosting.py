"""What the documents for the city's IT and their files say, held against the code, Streamlit and each other."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from app.storage import disposal
from app.texts import SCREEN_TEXTS
from tests.test_architecture import FILES, OURS, ROOT

DOC = "\n".join((ROOT / f"docs/{name}.md").read_text("utf-8") for name in ("hosting", "hosting-dask", "disposal"))
HOSTING = ROOT / "docs/hosting"
FILE = {path.name: path.read_text("utf-8") for path in HOSTING.iterdir()}
UNIT, NGINX, BACKUP = FILE["fordela.service"], FILE["nginx.conf"], FILE["fordela-backup"]
DASK = [FILE["fordela-dask-scheduler.service"], FILE["fordela-dask-worker.service"]]
OWN_OPTIONS = re.findall(r"--(\w+\.\w+)", UNIT + DOC)


def test_every_variable_is_one_that_something_reads() -> None:
    code = "".join((ROOT / name).read_text("utf-8") for name in OURS) + BACKUP
    named = set(re.findall(r"FORDELA_[A-Z_]+", DOC + "".join(FILE.values())))
    assert {"FORDELA_DATABASE_URL", "FORDELA_BACKUPS"} <= named
    assert {one for one in named if one not in code} == set()


def test_every_setting_of_streamlits_is_one_that_there_is() -> None:
    there = set(config.get_config_options(force_reparse=False))
    assert len(OWN_OPTIONS) > 5
    assert {one for one in OWN_OPTIONS if one not in there} == set()
    assert {one for one in re.findall(r"server\.[a-z]+[A-Z]\w+", DOC + NGINX) if one not in there} == set()


def test_the_server_is_reached_by_the_proxy_only() -> None:
    assert "--server.address 127.0.0.1 --server.port 8501 " in UNIT
    assert set(re.findall(r"proxy_pass (.*);", NGINX)) == {"http://127.0.0.1:8501"}
    assert "http://127.0.0.1:8501/_stcore/health" in DOC


def test_the_proxy_lets_in_what_the_server_does_and_a_little_more() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    greatest = settings["server"]["maxUploadSize"]
    assert f"client_max_body_size {greatest + 1}m;" in NGINX
    assert f"lets {greatest + 1} MB in (Fördela's own\nlimit is {greatest} MB a file)" in DOC


def test_a_session_is_kept_for_as_long_as_is_said() -> None:
    assert config.get_config_options(force_reparse=False)["server.disconnectedSessionTTL"].default_val == 120
    assert DOC.count("two minutes") == 2


def test_backups_and_logs_are_kept_for_as_long_as_is_said() -> None:
    assert "FORDELA_BACKUP_DAYS:-30}" in BACKUP
    assert "MaxRetentionSec=30day" in FILE["journald@fordela.conf"]
    assert DOC.count("30 days") >= 5
    for unit in (UNIT, FILE["fordela-backup.service"], *DASK):
        assert "LogNamespace=fordela" in unit


def test_every_file_that_is_named_is_there_and_every_file_is_named() -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", DOC)
    assert {one for one in linked if not (ROOT / "docs" / one).exists()} == set()
    tests = re.findall(r"tests/[\w/]+\.py", DOC)
    assert {*tests} <= set(FILES)
    assert {name for name in FILE if name not in DOC} == set()


def test_every_option_of_the_disposal_is_one_that_there_is() -> None:
    said = re.findall(r"app\.storage\.disposal ((?:\\\n|[^\n])*)", DOC)
    there = disposal._parser().format_help()
    options = {option for line in said for option in re.findall(r"--[a-z-]+", line)}
    assert {"--archived-before", "--work", "--decision", "--record", "--dispose"} == options
    assert {one for one in options if one not in there} == set()


def test_the_other_machines_are_as_shut_as_the_server() -> None:
    restrictions = UNIT[UNIT.index("NoNewPrivileges") : UNIT.index("# Nothing goes")].splitlines()
    expected = {*restrictions, "User=fordela-dask", "IPAddressDeny=any", "IPAddressAllow=localhost"}
    for unit in DASK:
        assert expected <= set(unit.splitlines())
        assert "--no-dashboard --dashboard-address 127.0.0.1:0" in unit


def test_every_setting_of_dasks_is_one_that_there_is() -> None:
    pytest.importorskip("distributed")
    there = pytest.importorskip("dask.config")
    said = dict(re.findall(r"^DASK_(\w+)='(.*)'$", DOC, re.MULTILINE))
    assert said.pop("DISTRIBUTED__COMM__REQUIRE_ENCRYPTION") == "true"
    assert len(said) == 7
    for name in said:
        there.get(name.lower().replace("__", "."))
    with pytest.raises(KeyError):
        there.get("distributed.comm.tls.no_such_setting")


def test_what_is_said_of_other_machines_is_what_the_page_and_the_log_say() -> None:
    assert f"*{SCREEN_TEXTS.texts['sv']['progress.machines_one'].removesuffix('.')}*" in DOC
    assert '"%s: connected to %s", VARIABLE' in (ROOT / "optimiser/machines.py").read_text("utf-8")
    assert "`FORDELA_DASK: connected to tls://" in DOC


def test_what_an_older_fordela_says_is_what_it_says() -> None:
    said = re.findall(r"\*(De sparade [^*]*)\*", DOC)
    assert said
    assert SCREEN_TEXTS.texts["sv"]["store.newer"].startswith(said[0])


@pytest.mark.parametrize("commands", [*re.findall(r"```sh\n(.*?)```", DOC, re.DOTALL), BACKUP])
def test_every_command_is_one_that_the_shell_can_read(commands: str) -> None:
    subprocess.run(["/bin/sh", "-n", "-c", commands], check=True)


@pytest.mark.parametrize("name", [name for name in FILE if name.endswith((".service", ".timer"))])
def test_systemd_finds_nothing_to_say_of_a_unit(name: str, tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("no systemd-analyze")
    for other, text in FILE.items():
        installed = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.MULTILINE)
        (tmp_path / other).write_text(installed)
    told = subprocess.run([verify, "verify", str(tmp_path / name)], check=False, capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")
