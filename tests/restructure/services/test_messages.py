"""Messages that may be written: by what, about what, and what the store keeps of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports.brief import brief_in_words, since_in_words
from reports.formats import Language
from reports.messages import message_text, reply_text
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.parties.own_sentences import MessageKind, check_sentences
from restructure.parties.situation import MEDIA, NOTHING_KNOWN, Hold, Medium
from restructure.proposals.incoming_message import read_message
from restructure.proposals.log_entry import told_in
from restructure.services import brief, messages
from restructure.store import Store, accounts, conduct, means, negotiations, payments, settings
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

TODAY = NOW.date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


@pytest.mark.parametrize("medium", MEDIA)
def test_who_opted_out_is_never_offered_that_medium(store: Store, medium: Medium) -> None:
    work = workplace(store)
    messages.opt_out(work, ACCOUNT, medium)
    assert medium not in messages.media(work, ACCOUNT)
    way = next(one for one in brief.brief(work, ACCOUNT).ways if one.way == medium)
    assert (way.is_open, way.opted_out) == (False, True)
    for act in (
        lambda: messages.message(work, ACCOUNT, "call_back", medium),
        lambda: messages.check_medium(work, ACCOUNT, medium),
        lambda: messages.note_message(work, ACCOUNT, medium, "call_back", "x"),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "opted_out"
    assert messages.media(work, ACCOUNT) == tuple(one for one in MEDIA if one != medium)


def test_who_wants_no_messages_at_all_gets_none(store: Store) -> None:
    conduct.save_situation(store, ACCOUNT.number, replace(NOTHING_KNOWN, avoided=("message",)))
    assert messages.media(workplace(store), ACCOUNT) == ()


def test_a_hold_stops_a_first_word_and_no_answer(store: Store) -> None:
    held = replace(NOTHING_KNOWN, holds=(Hold(TODAY, TODAY + timedelta(days=30)),))
    conduct.save_situation(store, ACCOUNT.number, held)
    work = workplace(store)
    with pytest.raises(Refusal) as refused:
        messages.message(work, ACCOUNT, "call_back", "sms")
    assert refused.value.code == "message_stopped"
    messages.check_medium(work, ACCOUNT, "sms")


@pytest.mark.parametrize(("kind", "code"), [("offer", "no_offer_stands"), ("due", "no_plan"), ("agreed", "no_plan")])
def test_nothing_is_written_of_what_is_not_there(store: Store, kind: MessageKind, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        messages.message(workplace(store), ACCOUNT, kind, "wechat")
    assert refused.value.code == code


def test_a_message_that_was_taken_out_is_logged_and_counts_as_a_contact(store: Store) -> None:
    messages.note_message(workplace(store), ACCOUNT, "wechat", "call_back", "请回电")
    (contact,) = conduct.contacts(store, ACCOUNT.number)
    assert (contact.channel, contact.talked, contact.result) == ("message", False, "请回电")
    told = told_in(negotiations.events(store, ACCOUNT.number)[-1].detail)
    assert told is not None
    assert (told.what, told.medium, told.message) == ("message", "wechat", "call_back")


def test_a_request_to_call_names_neither_debt_nor_creditor_and_says_how_to_end_it(store: Store) -> None:
    work = workplace(store)
    made = messages.message(work, ACCOUNT, "call_back", "sms")
    ends: dict[Language, str] = {"zh": "退订", "en": "STOP"}
    for language, end in ends.items():
        text = message_text(made, {}, language)
        assert end in text
        assert ACCOUNT.debtor.name not in text
        assert "欠" not in text
        assert "debt" not in text


def test_a_text_of_the_organisations_own_stands_in_place_of_ours(store: Store) -> None:
    settings.save_sentences(store, {"zh": {"message.call_back": "请拨打{telephone}，找王老师"}})
    made = messages.message(workplace(store), ACCOUNT, "call_back", "wechat")
    held = settings.sentences(store)
    assert isinstance(held, dict)
    telephone = made.organisation.identity.telephone
    assert message_text(made, held, "zh").startswith(f"请拨打{telephone}，找王老师")
    assert "王老师" not in message_text(made, held, "en")


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("message.call_back", "{number}", "unknown_place"),
        ("message.due", "{", "unknown_place"),
        ("message.due", "{0}", "unknown_place"),
        ("message.due", "{number.x}", "unknown_place"),
        ("message.due", "{number!r}", "unknown_place"),
        ("script.open", "{sender}", "unknown_place"),
        ("script.end", "x", "unknown_choice"),
        ("script.open", "x" * 1001, "text_too_long"),
    ],
)
def test_a_sentence_that_could_not_be_said_is_refused(key: str, text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_sentences({"zh": {key: text}})
    assert refused.value.code == code


def test_the_last_talk_is_told_in_a_line_with_what_came_since(store: Store) -> None:
    talked = NOW.replace(tzinfo=None) - timedelta(days=5)
    assert since_in_words(brief.since_last_talk(workplace(store), ACCOUNT), TODAY, "zh", "CNY") == "尚未通话。"
    for contact in (
        Conversation(talked, talked=True, result="愿意还款", next_step="周五回电"),
        Conversation(talked + timedelta(days=1)),
        Conversation(talked + timedelta(days=2), "message"),
    ):
        conduct.append_contact(store, ACCOUNT.number, contact)
    payments.append(store, [Payment(ACCOUNT.number, talked.date() + timedelta(days=3), Money(50_000), "T1")])
    since = brief.since_last_talk(workplace(store), ACCOUNT)
    assert (since.on, since.attempts, since.received) == (talked.date(), 1, 50_000)
    line = since_in_words(since, TODAY, "zh", "CNY")
    assert all(one in line for one in ("距今5天", "愿意还款", "周五回电", "500.00元", "1次未接通"))


def test_the_hour_that_worked_is_told_and_letters_are_no_calls(store: Store) -> None:
    day = NOW.replace(tzinfo=None, minute=5)
    for hour, talked in ((9, False), (9, False), (19, True), (19, False), (13, True)):
        at = day.replace(hour=hour) - timedelta(days=3)
        conduct.append_contact(store, ACCOUNT.number, Conversation(at, talked=talked))
    conduct.append_contact(store, ACCOUNT.number, Conversation(day - timedelta(days=2), "visit", talked=True))
    reached = brief.brief(workplace(store), ACCOUNT).reached
    assert reached is not None
    assert (reached.hour, reached.talks, reached.calls) == (13, 1, 1)


@pytest.mark.parametrize(("language", "said"), [("en", "who they are"), ("zh", "身份")])
def test_what_was_agreed_on_the_telephone_is_told_in_words(store: Store, language: Language, said: str) -> None:
    negotiations.append(store, ACCOUNT.number, Event(NOW, "yes", "RA-2026-000001: who"))
    work = workplace(store)
    told = brief_in_words(brief.brief(work, ACCOUNT), TODAY, language, "CNY")[0][1]
    assert any(one.endswith((said, f"{said}.")) for one in told)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("我失业了，每月最多还800", "offer"),
        ("还不起", "hardship"),
        ("打错了，不认识这个人", "wrong_person"),
        ("已经还了500", "paid"),
        ("还没还呢", "unread"),
        ("一共还差多少钱？", "asks_amount"),
        ("I never borrowed this", "disputed"),
        ("don't call me before 9", "unread"),
        ("不同意，太多了", "refuses"),
    ],
)
def test_a_message_is_answered_by_the_gravest_thing_that_it_says(store: Store, text: str, about: str) -> None:
    found = read_message(text, "CNY", date(2026, 11, 30))
    assert found.answered_as == about
    assert reply_text(found, workplace(store).organisation, "zh", "CNY", None, "wechat")


@pytest.mark.parametrize("text", ["我不想活了", "I want to die", "不要再发短信了", "STOP", "td"])
def test_nothing_is_written_to_somebody_in_danger_or_who_wants_no_messages(store: Store, text: str) -> None:
    found = read_message(text, "CNY", date(2026, 11, 30))
    assert found.answered_as in ("in_danger", "stop")
    assert reply_text(found, workplace(store).organisation, "zh", "CNY", None, "sms") == ""


def test_a_brief_tells_what_other_debts_on_the_list_need(store: Store) -> None:
    own = OneDebt("Own", balance=Money(1), reference=ACCOUNT.number)
    listed = (OneDebt("Card", "Alder", Money(90_000), minimum=Money(25_000)), own)
    means.save(store, ACCOUNT.number, DebtsCase(listed), NOW)
    minded = dict(brief_in_words(brief.brief(workplace(store), ACCOUNT), TODAY, "en", "CNY"))["Mind"]
    assert any("need ¥250.00 a month before this one" in one for one in minded)
