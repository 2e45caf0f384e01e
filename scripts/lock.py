"""Write the locks: every package with version and hashes, no address of any index.

`requirements.lock` is what everybody installs, `requirements-nlp.lock` the same and the extra
`nlp`: what both have, both have in one version.
"""

from collections.abc import Sequence
from pathlib import Path

from bootstrap import LOCK, NLP_LOCK, VERSIONS, find_uv, install_uv, run

OLDEST = VERSIONS[-1]


def main() -> None:
    uv = find_uv() or install_uv()
    compile_lock(uv, ("--extra", "dev", "--upgrade", "--output-file", LOCK.name))
    chosen = ("--extra", "dev", "--extra", "nlp", "--constraint", LOCK.name)
    compile_lock(uv, (*chosen, "--output-file", NLP_LOCK.name))


def compile_lock(uv: Path, options: Sequence[str]) -> None:
    said = ("--quiet", "--universal", "--python-version", OLDEST, "--generate-hashes")
    anonymous = ("--no-emit-index-url", "--custom-compile-command", "make lock")
    run(uv, "pip", "compile", "pyproject.toml", *options, *said, *anonymous)


if __name__ == "__main__":
    main()
