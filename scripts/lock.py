"""Write the locks: every package with version and hashes, no address of any index.

`requirements.lock` is what everybody installs, `requirements-nlp.lock` the same and the extra
`nlp`: what both have, both have in one version.
"""

from collections.abc import Sequence

from bootstrap import LOCK, NLP_LOCK, VERSIONS, find_uv, install_uv, run

OLDEST = VERSIONS[-1]


def main() -> None:
    uv = find_uv() or install_uv()
    compile_lock(uv, ("--extra", "dev", "--upgrade", "--output-file", LOCK.name))
    chosen = ("--extra", "dev", "--extra", "nlp", "--constraint", LOCK.name)
    compile_lock(uv, (*chosen, "--output-file", NLP_LOCK.name))


def compile_lock(uv: object, options: Sequence[str]) -> None:
    run(
        *(str(uv), "pip", "compile", "pyproject.toml", *options),
        *(
            "--universal",
            "--python-version",
            OLDEST,
            "--generate-hashes",
            "--no-emit-index-url",
            "--quiet",
        ),
        *("--custom-compile-command", "make lock"),
    )


if __name__ == "__main__":
    main()
