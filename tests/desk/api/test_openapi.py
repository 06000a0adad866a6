"""The description of the API, and what it promises, tried out by schemathesis."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings

from .conftest import TOKEN

schemathesis = pytest.importorskip("schemathesis", reason="pip install 'legation[dev]'")
from schemathesis import GenerationMode  # noqa: E402

BEARER = {"Authorization": f"Bearer {TOKEN}"}
FEW = settings(
    max_examples=4,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_it_keeps_what_it_promises(app: FastAPI, mode: GenerationMode) -> None:
    """Requests that fit the description are answered as it says, those that do not are refused as it says."""
    schema: Any = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=BEARER)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 21
    for operation in operations:

        @FEW
        @given(case=operation.as_strategy(generation_mode=mode))
        def keeps(case: Any) -> None:
            case.call_and_validate(headers=BEARER)

        keeps()


def test_every_error_is_described_as_a_problem(api: TestClient) -> None:
    described = api.get("/openapi.json").json()
    assert described["openapi"].startswith("3.") and described["security"] == [{"token": []}]
    for item in described["paths"].values():
        for operation in item.values():
            assert operation["summary"] and operation["description"]
            for status, answer in operation["responses"].items():
                (media_type,) = answer["content"]
                assert media_type == ("application/json" if status < "300" else "application/problem+json")
    assert "409" in described["paths"]["/reviews"]["post"]["responses"]
    assert "HTTPValidationError" not in described["components"]["schemas"]
