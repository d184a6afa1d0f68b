"""Environment variables into settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checkers.adapters.contract.settings import Settings, SettingsError, read_settings


def test_nothing_set_means_the_defaults() -> None:
    assert read_settings({}) == Settings()


def test_everything_can_be_set(tmp_path: Path) -> None:
    found = read_settings(
        {
            "FACTDESK_MAX_BODY_BYTES": "5000",
            "FACTDESK_MAX_SOURCES": "0",
            "FACTDESK_MAX_SECONDS": "2.5",
            "FACTDESK_RULES": f"{tmp_path}{os.pathsep}{__file__}",
            "FACTDESK_CORS_ORIGINS": "https://cms.example.org, http://localhost:3000",
            "WEB_CONCURRENCY": "3",
        }
    )
    assert found == Settings(
        5000,
        0,
        2.5,
        (tmp_path, Path(__file__)),
        ("https://cms.example.org", "http://localhost:3000"),
        3,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FACTDESK_MAX_BODY_BYTES", "1 MB"),
        ("FACTDESK_MAX_BODY_BYTES", "0"),
        ("FACTDESK_MAX_SOURCES", "-1"),
        ("FACTDESK_MAX_SECONDS", "soon"),
        ("FACTDESK_MAX_SECONDS", "0"),
        ("FACTDESK_MAX_SECONDS", "nan"),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "-2"),
        ("WEB_CONCURRENCY", "two"),
        ("FACTDESK_RULES", "/no/such/folder"),
        ("FACTDESK_CORS_ORIGINS", "*"),
        ("FACTDESK_CORS_ORIGINS", "https://cms.example.org/path"),
    ],
)
def test_a_bad_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


@pytest.mark.parametrize("value", ["0", "two"])
def test_a_number_that_cannot_be_used_is_said_with_the_remedy(value: str) -> None:
    with pytest.raises(SettingsError, match=r": set it to 1 or more, or unset it for \d$"):
        read_settings({"WEB_CONCURRENCY": value})
