"""Every sentence exists in both languages, with the same fields, and every rule has one."""

from string import Formatter

import pytest

from poi_audit.contract.catalogue import rules
from poi_audit.messages import CATALOGUES, write
from poi_audit.model.finding import Message


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_catalogues_have_the_same_keys_and_fields() -> None:
    spanish, english = CATALOGUES["es"], CATALOGUES["en"]
    assert spanish.keys() == english.keys()
    for key in spanish:
        assert fields(spanish[key]) == fields(english[key]), key


def test_every_rule_has_a_sentence() -> None:
    for rule in rules():
        assert any(key == rule.code or key.startswith(f"{rule.code}.") for key in CATALOGUES["es"])


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=CATALOGUES)
def test_sentences_end_and_hypotheses_do_not(catalogue: dict[str, str]) -> None:
    for key, sentence in catalogue.items():
        if key[0].isupper():
            assert sentence.endswith((".", "}")), key
        else:
            assert not sentence.endswith("."), key


def test_lists_and_nested_messages_are_written_out() -> None:
    item = Message("item.value", {"code": "Jun", "value": "1.00"})
    assert write(Message("M703", {"items": [item, item]})).endswith("visibles: Jun 1.00; Jun 1.00.")
    assert "AEI.01.02, AEI.02.01" in write(
        Message("G508", {"count": 2, "zero": "0.0", "codes": ["AEI.01.02", "AEI.02.01"]})
    )
    with pytest.raises(KeyError):
        write(item, "fr")
