"""The rules that turn annotations into labels, on annotations of our own. The training code is no package: it is loaded by its path."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pack() -> ModuleType:
    spec = importlib.util.spec_from_file_location("training_pack", ROOT / "training" / "pack.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


TREEBANK = """# newdoc id = one
# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person
2\tenvoy\tenvoy\tNOUN\tNN\t_\t6\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tGhana\tGhana\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-place)1)
5\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
6\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
7\tAma\tAma\tPROPN\tNNP\t_\t6\tobj\t_\tEntity=(3-person
8\tMensah\tMensah\tPROPN\tNNP\t_\t7\tflat\t_\tEntity=3)

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person)
2\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def test_names_and_chains_of_a_treebank(pack: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    ((first, second),) = pack.conllu(path, entities=True)
    # A mention whose head is no proper noun ("the envoy") is not a name; the name inside it is.
    assert first.ner == ["O", "O", "O", "B-PLACE", "O", "O", "B-PERSON", "I-PERSON"]
    assert first.chain == [0, 1, 0, 2, 0, 0, 3, 0]
    assert second.chain == [1, 0]
    assert first.head == [1, 5, 3, 1, 1, -1, 5, 6]
    assert (first.new_block, second.new_block) == (True, False)


def test_attributions_of_an_article(pack: ModuleType, tmp_path: Path) -> None:
    text = "Talks, she said, failed.\nNobody spoke."
    said = {"source": [[7, 10]], "cue": [[11, 15]], "content": [[0, 6], [17, 24]]}
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": text, "attributions": [said]}) + "\n", encoding="utf-8")
    ((first, second),) = pack.polnear(path)
    assert first.words == ["Talks", ",", "she", "said", ",", "failed", "."]
    assert first.roles == ["B-content", "I-content", "B-source", "B-cue", "O", "B-content", "I-content"]
    # The first word of each source and content points at the first word of the cue.
    assert [first.link[i] for i in (0, 2, 5)] == [3, 3, 3]
    assert set(second.roles) == {"O"}


def test_names_of_a_security_text(pack: ModuleType, tmp_path: Path) -> None:
    text = "Ghanaian President Ama Mensah arrived."
    entities = [{"s": 0, "e": 8, "type": "Nationality"}, {"s": 0, "e": 29, "type": "Person"}]
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}) + "\n", encoding="utf-8")
    ((unit,),) = pack.re3d(path)
    assert unit.ner == ["B-OTHER", "B-PERSON", "I-PERSON", "I-PERSON", "O", "O"]
