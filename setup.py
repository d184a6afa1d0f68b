"""The build step that pyproject.toml cannot say: a plain install carries the rules."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithRules(build_py):
    """Copy `rules/` and the server's settings into the package; an editable install reads them
    where they are."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        shipped = Path(self.build_lib, "checkers", "shipped")
        shutil.rmtree(shipped, ignore_errors=True)  # what an earlier build left is no rule
        shutil.copytree("rules", shipped / "rules")
        shutil.copy("gunicorn.conf.py", shipped)


setup(cmdclass={"build_py": BuildWithRules})
