"""Write requirements.lock: every package with version and hashes, no address of any index."""

from bootstrap import LOCK, ROOT, find_uv, install_uv, run


def main() -> None:
    run(
        *(
            find_uv() or install_uv(),
            "pip",
            "compile",
            "pyproject.toml",
            "--all-extras",
        ),
        *(
            "--universal",
            "--generate-hashes",
            "--no-emit-index-url",
            "--upgrade",
            "--quiet",
        ),
        *(
            "--custom-compile-command",
            "make lock",
            "--output-file",
            LOCK.relative_to(ROOT),
        ),
    )


if __name__ == "__main__":
    main()
