"""Fördela as docs/hosting.md has it: the unit's command behind nginx with the site's file, on ports of their own."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.storage.database import VARIABLE
from tests.app.conftest import ROOT, _free_port, _wait_until_healthy

HOSTING = ROOT / "docs" / "hosting"
USER, PASSWORD = "anna.andersson", "en lång fras"
_TOP = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/top.error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/fordela.conf;
}}
"""


def program(name: str) -> str:
    """Where a program of Debian's lies; skips the test where it is missing, but not in CI."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"CI needs {name}")
    if found is None:
        pytest.skip(f"no {name}")
    return found


def start_command(port: int) -> list[str]:
    """The unit's ExecStart with this Python and another port."""
    unit = (HOSTING / "fordela.service").read_text("utf-8")
    streamlit, *rest = shlex.split(re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)[0])
    assert streamlit.endswith("/streamlit")
    return [sys.executable, "-m", "streamlit", *(str(port) if one == "8501" else one for one in rest)]


@dataclass
class Hosted:
    """The app behind the proxy.

    folder: with the proxy's files and logs. sso: the port of the city's login, 0 for name and password in nginx.
    """

    folder: Path
    app_port: int
    http: int
    https: int
    sso: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    proxy: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"https://localhost:{self.https}/"

    def start(self) -> None:
        """Start the app and wait until it answers."""
        log = self.folder / "app.log"
        own = os.environ | {VARIABLE: f"sqlite:///{self.folder / 'fordela.db'}"}
        with log.open("ab") as out:
            self.process = subprocess.Popen(start_command(self.app_port), cwd=ROOT, env=own, stdout=out, stderr=out)
        _wait_until_healthy(self.process, self.app_port, log)

    def stop(self) -> int:
        """Stop it as systemd does; its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(30)

    def start_proxy(self) -> None:
        """Start nginx and wait until it answers."""
        self.proxy = subprocess.Popen([program("nginx"), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")])
        _wait_for_port(self.https, self.proxy)

    def stop_proxy(self) -> None:
        """Nobody is reached by the network."""
        assert self.proxy is not None
        self.proxy.terminate()
        self.proxy.wait(10)

    def logs(self) -> str:
        """All that the proxy and the app have logged."""
        return "".join(path.read_text("utf-8") for path in self.folder.glob("*.log"))


def site(hosted: Hosted) -> str:
    """The documented file with other ports and places, and nothing else."""
    text = (HOSTING / "nginx.conf").read_text("utf-8")
    for old, new in {
        r"listen \[::\]:.*\n": "\n",
        r"listen 80;": f"listen 127.0.0.1:{hosted.http};",
        r"listen 443 ": f"listen 127.0.0.1:{hosted.https} ",
        r"https://\$host\$": f"https://$host:{hosted.https}$",
        r"127\.0\.0\.1:8501": f"127.0.0.1:{hosted.app_port}",
        r"/etc/ssl/fordela/|/etc/nginx/(?=fordela\.users)|/var/log/nginx/": f"{hosted.folder}/",
    }.items():
        text, times = re.subn(old, new, text)
        assert times, old
    return with_sso(text, hosted.sso) if hosted.sso else text


def with_sso(text: str, port: int) -> str:
    """The file changed as docs/hosting.md says for the city's own login."""
    said = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    block = re.findall(r"<!-- sso -->\n```nginx\n(.*?)```", said, re.DOTALL)[0].replace(":4180", f":{port}")
    text, lines = re.subn(r"(    auth_basic(?:_user_file)? [^o].*\n){2}", lambda _: block, text)
    assert (lines, text.count("auth_basic off;")) == (1, 1)
    return text.replace("auth_basic off;", "auth_request off;")


def _prepare(hosted: Hosted) -> None:
    key, certificate = hosted.folder / "privkey.pem", hosted.folder / "fullchain.pem"
    openssl = program("openssl")
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["-keyout", str(key), "-out", str(certificate), "-days", "2", *name]
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-noenc", *made], check=True, capture_output=True)
    hashed = subprocess.run([openssl, "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True).stdout
    (hosted.folder / "fordela.users").write_text(f"{USER}:{hashed}")
    (hosted.folder / "fordela.conf").write_text(site(hosted))
    user = "user root;" if os.geteuid() == 0 else ""
    (hosted.folder / "nginx.conf").write_text(_TOP.format(folder=hosted.folder, user=user))


@contextmanager
def hosting(folder: Path, sso: int = 0) -> Iterator[Hosted]:
    """Both running, for as long as the block lasts."""
    program("nginx")
    hosted = Hosted(folder, _free_port(), _free_port(), _free_port(), sso)
    _prepare(hosted)
    hosted.start()
    try:
        hosted.start_proxy()
        yield hosted
    finally:
        if hosted.proxy:
            hosted.stop_proxy()
        hosted.stop()


def _wait_for_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 10
    while True:
        assert process.poll() is None, "nginx ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < end
        time.sleep(0.05)
