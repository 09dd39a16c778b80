"""Imports as they are listed and undone, in English."""

TEXTS = {
    "reason.unknown_batch": "There is no import with this number. Look for it in the list of imports.",
    "reason.batch_undone": "This import was undone on {day}. Nothing of it is left to undo.",
    "reason.batch_in_use": (
        "Something has happened since to {count:account|accounts} of this import: {given}. Undo the others only, or "
        "first what came later."
    ),
    "reason.batch_lines_in_use": (
        "Something has happened since to {count:account or line|accounts and lines} of this import: {given}. Undo the "
        "others only, or first what came later."
    ),
    "reason.batch_in_use.whole": (
        "Something has happened since to {count:account|accounts} of this import: {given}. Nothing else came of it "
        "that could be undone. Undo first what came later."
    ),
    "reason.batch_lines_in_use.whole": (
        "Something has happened since to {count:account or line|accounts and lines} of this import: {given}. Nothing "
        "else came of it that could be undone. Undo first what came later."
    ),
    "reason.suspense_closed": (
        "No money with this number is in suspense: it was placed on an account, returned, or its import undone, or it "
        "never was there."
    ),
    "hidden.rows": "{count:row is|rows are} hidden in the file: read all, or only what is shown?",
    "hidden.rows.by": "{count:row is|rows are} hidden in the file by a filter ({by}): read all, or only what is shown?",
    "hidden.rows.read": "Hidden in the file, and read like the others: {count:row|rows}.",
    "hidden.rows.leave": "Hidden in the file, and left out: {count:row|rows}.",
    "hidden.struck": (
        "{count:row is|rows are} struck through, as settled or withdrawn debts are: read them, or leave them out?"
    ),
    "hidden.struck.read": "Struck through in the file, and read like the others: {count:row|rows}.",
    "hidden.struck.leave": "Struck through in the file, and left out: {count:row|rows}.",
    "hidden.columns": "The file hides these columns: {what}.",
    "hidden.columns.leave": "The file hides these columns, and they are not read: {what}.",
    "batch.line": "{id}  {at}  {file}: {what}",
    "batch.line.who": "{id}  {at}  {who}  {file}: {what}",
    "batch.nothing": "nothing",
    "batch.accounts": "{count:new account|new accounts}",
    "batch.changed": "{count:account|accounts} updated",
    "batch.payments": "{count:new payment|new payments}",
    "batch.reversed": "{count:payment|payments} reversed",
    "batch.notes": "{count:note|notes}",
    "batch.budgets": "{count:budget|budgets}",
    "batch.suspended": "{count:payment|payments} in suspense",
    "batch.undone": "{what}; undone {at}",
    "batch.undone.who": "{what}; undone {at} by {who}",
    "batch.but_for": "{what}, but for {left}",
    "batch.left": "{count:account|accounts}",
    "batch.left_items": "{count:item|items}",
    "batch.left_lines": "{count:line|lines} of money",
    "undoing.accounts": "{count:account|accounts} taken out",
    "undoing.changed": "{count:account|accounts} as before the import",
    "undoing.payments": "{count:payment|payments} taken out",
    "undoing.reversed": "{count:payment counts|payments count} again",
    "undoing.notes": "{count:note|notes} taken out",
    "undoing.budgets": "{count:budget|budgets} as before the import",
    "undoing.suspended": "{count:line|lines} no longer set aside",
    "undoing.waiting": "{count:balance waits|balances wait} for a second person",
    "undoing.nothing": "nothing is taken back",
    "undoing.only_partly": "Nothing of it is undone unless --partly asks for the rest.",
    "undoing.left": "{number} stays: {why}",
    "undoing.left.line": "line {line} stays: {why}",
    "undoing.left.more": "{count:account stays|accounts stay} as well",
    "undoing.left.more_lines": "{count:line of money stays|lines of money stay} as well",
    "name.stays.held": "it is under a legal hold",
    "name.stays.signed": "something was signed",
    "name.stays.paid": "a payment came in or was taken back",
    "name.stays.imported": "a later import changed it",
    "name.stays.edited": "it was corrected by hand",
    "name.stays.worked": "somebody has worked with it",
    "name.stays.placed": "this money was placed or returned",
    "differences": "Would come of it: {new} new, {changed} updated ({less} owe less), {same} as they are.",
    "differences.refused": "Rows not taken: {count}.",
    "differences.missing": "Not in this file, left as they are: {count}.",
    "differences.much_more": "owe over {percent}% more: {count}",
    "differences.more_principal": "more principal: {count}",
    "differences.another_name": "another name: {count}",
    "differences.look": "Please look: {what}.",
    "differences.owed": "Owed by the known ones: {before} → {after}.",
}
