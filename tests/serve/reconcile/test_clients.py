"""A client that others wrote: ``reconciler``, which fills a column of a pandas frame."""

from __future__ import annotations

import warnings

import httpx
import pandas as pd
import pytest

with warnings.catch_warnings():  # tqdm looks for widgets of notebooks
    warnings.simplefilter("ignore")
    from reconciler import reconcile

from tests.serve.reconcile.test_service import AKIMAT, PERSON, UNIT

pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")  # pandas 3.1 tells reconciler


def test_reconciler_matches_a_column_of_names(client: httpx.Client) -> None:
    endpoint = str(client.base_url.join("/reconcile"))
    names = ["Алматы қаласы", "акимат города Алматы", "Жәмішев Болат"]
    table = pd.DataFrame({"name": names})
    told = reconcile(table["name"], reconciliation_endpoint=endpoint)
    assert dict(zip(told["input_value"], told["id"], strict=True)) == dict(
        zip(names, [UNIT, AKIMAT, PERSON], strict=True)
    )
    assert told["match"].all()


def test_reconciler_sends_types_and_properties(client: httpx.Client) -> None:
    endpoint = str(client.base_url.join("/reconcile"))
    table = pd.DataFrame({"name": ["Жамбыл ауданы"], "region": ["Алматы облысы"]})
    told = reconcile(
        table["name"],
        type_id="agl:AdministrativeUnit",
        top_res="all",
        property_mapping={"agl:partOf": table["region"]},
        reconciliation_endpoint=endpoint,
    )
    assert len(told) > 1
    assert told["match"].tolist()[0]
    assert not told["match"].tolist()[1]
