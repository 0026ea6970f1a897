"""What an audit reads: folders, patterns, lists and archives, each document once, whatever is wrong beside it."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from checker.audit import source
from checker.audit.source import Sources


def names(sources: Sources, top: Path) -> list[str]:
    return [os.path.relpath(item.name, top) for item in sources]


def taped(path: Path, entries: dict[str, bytes], mode: str) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]  # mode is a variable
        for name, data in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def test_a_folder_is_read_to_its_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/deep/c.htm", "a/b.txt", "a/picture.jpg", "z.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    assert names(Sources([str(tmp_path)]), tmp_path) == ["a/b.txt", "a/deep/c.htm", "b.txt", "z.docx"]
    assert names(Sources([f"{tmp_path}/*/*.txt"]), tmp_path) == ["a/b.txt"]
    assert names(Sources([str(tmp_path), str(tmp_path / "b.txt")]), tmp_path).count("b.txt") == 1


def test_a_list_names_sources_of_every_kind(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("one")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "2.txt").write_text("two")
    listed = tmp_path / "list"
    listed.write_text(f"{tmp_path}/one.txt\n\n{tmp_path}/two\n{tmp_path}/none.txt\n")
    items = list(Sources([f"@{listed}"]))
    assert [(os.path.relpath(item.name, tmp_path), item.refused) for item in items] == [
        ("one.txt", ""),
        ("two/2.txt", ""),
        ("none.txt", "no such file"),
    ]


@pytest.mark.parametrize(("name", "mode"), [("feed.tar", "w"), ("feed.tar.gz", "w:gz"), ("feed.tgz", "w:gz")])
def test_a_tar_archive_is_read_as_a_stream(tmp_path: Path, name: str, mode: str) -> None:
    path = taped(tmp_path / name, {"x/1.txt": b"one", "x/note.jpg": b"\xff", "x/2.nc": b"two"}, mode)
    sources = Sources([str(path)])
    assert [(item.name, item.data) for item in sources] == [(f"{path}/x/1.txt", b"one"), (f"{path}/x/2.nc", b"two")]
    assert sources.passed_over == {"named unlike a document": 1}
    assert sources.read == sources.size() == path.stat().st_size


def test_a_zip_and_a_gzip_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/1.txt", "one")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"packed"))
    assert [item.data for item in Sources([str(tmp_path)])] == [b"one", b"packed"]


def test_two_documents_of_one_name_have_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "feed.tar"
    with tarfile.open(path, "w") as archive:
        for text in (b"first", b"second", b"third"):
            entry = tarfile.TarInfo("1.txt")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
    assert [(item.name, item.data) for item in Sources([str(path)])] == [
        (f"{path}/1.txt", b"first"),
        (f"{path}/1.txt#2", b"second"),
        (f"{path}/1.txt#3", b"third"),
    ]


def test_an_archive_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = taped(tmp_path / "whole.tar", {f"{number}.txt": bytes(2000) for number in range(9)}, "w")
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole.read_bytes()[:7_000])
    items = list(Sources([str(cut)]))
    assert [item.name for item in items[:-1]] == [f"{cut}/0.txt", f"{cut}/1.txt"]
    assert "damaged archive, read as far as it goes" in items[-1].refused
    (tmp_path / "no.zip").write_bytes(b"this is no zip")
    [item] = Sources([str(tmp_path / "no.zip")])
    assert "damaged archive" in item.refused


def test_a_bomb_is_refused_and_what_stands_beside_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.audit.archive.MOST_BYTES", 1_000)
    monkeypatch.setattr(source, "MOST_BYTES", 1_000)
    path = taped(tmp_path / "feed.tar.gz", {"big.txt": bytes(100_000), "small.txt": b"small"}, "w:gz")
    (tmp_path / "large.txt").write_bytes(bytes(2_000))
    big, small, large = Sources([str(path), str(tmp_path / "large.txt")])
    assert (small.data, small.refused) == (b"small", "")
    assert "is larger than" in big.refused
    assert "is larger than" in large.refused


def test_only_the_forms_asked_for_are_read(tmp_path: Path) -> None:
    for form in ("424B3", "424B5", "8-K"):
        (tmp_path / f"{form}.txt").write_text(f"<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t{form}\n</SEC-HEADER>\nx")
    (tmp_path / "alone.txt").write_text("a document that names no form is read")
    sources = Sources([str(tmp_path)], ["424B*"])
    assert names(sources, tmp_path) == ["424B3.txt", "424B5.txt", "alone.txt"]
    assert sources.passed_over == {"of another form": 1}


def test_a_name_that_is_no_text_can_stand_in_a_table(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("text")
    [item] = Sources([str(tmp_path)])
    assert item.name == f"{tmp_path}/caf?.txt"
    assert item.data == b"text"
