"""What the figures were measured on and with."""
import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version

PACKAGES = [
    "scikit-learn", "lightgbm", "vowpalwabbit", "fasttext-wheel", "fasttext", "numpy", "scipy"]


def description():
    memory = _field("/proc/meminfo", "MemTotal", "0 kB").split()[0]
    return (
        f"{_field('/proc/cpuinfo', 'model name', platform.machine())}, {os.cpu_count()} cores, "
        f"{int(memory) / 2**20:.1f} GiB, Linux {platform.release()}, {_system()}")


def versions(tideline):
    found = [tideline, f"Python {platform.python_version()}"]
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue  # fastText has two names; which one is there depends on the Python
    return ", ".join(found)


def commit():
    """The commit that is checked out, with a plus where files differ from it."""
    def git(*words):
        return subprocess.run(
            ["git", *words], capture_output=True, text=True, check=False,
            cwd=os.path.dirname(__file__)).stdout.strip()
    changed = git("status", "--porcelain", "--untracked-files=no")
    return (git("rev-parse", "--short", "HEAD") or "no commit") + ("+" if changed else "")


def _field(path, name, otherwise):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(name):
                return line.split(":", 1)[1].strip()
    return otherwise


def _system():
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "unknown system")
    except OSError:
        return "unknown system"
