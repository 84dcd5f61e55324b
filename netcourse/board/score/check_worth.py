"""What is wrong with a key that could be read: ids that are in no list, and rows that contradict each other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from netcourse.board.score.worth import PLAN, PLAN_ITEM, RANKED, STAGES, Worth, is_wait

_URGENCIES = ("now", "soon", "routine")
_FIELDS, _LONGEST_LIST, _MOST_PLANNED, _WANTED = 5, 5, 8, 3
_FEWEST_RULES, _MOST_RULES = 2, 5
_LONGEST_WAIT = 60


@dataclass(frozen=True, slots=True)
class Names:
    """What ids there are: acts with kind and price, diagnoses, plan items, harms, and the fields with the words on offer."""

    kinds: Mapping[str, str]
    prices: Mapping[str, int]
    diagnoses: Collection[str]
    plan_items: Collection[str]
    harms: Collection[str]
    fields: Mapping[str, Collection[str]]


def problems(worth: Worth, names: Names) -> list[str]:
    """What is wrong with a key, a line each; empty if it holds together."""
    return [
        *_unknown(worth, names),
        *_slots(worth, names),
        *_expert(worth, names),
        *_rules(worth),
        *_lists(worth),
        *_updates(worth),
        *_fields(worth, names),
        *_plan(worth),
        *_turn(worth, names),
    ]


def _unknown(worth: Worth, names: Names) -> Iterator[str]:
    acts = [
        *(("expert", act) for act in worth.path),
        *(("useful", act) for act in worth.useful),
        *(("[[slot]]", act) for slot in worth.slots for act in slot.any),
        *(("[[order]]", one) for rule in worth.rules for one in rule.first),
        *(("[[order]]", one) for rule in worth.rules for one in rule.then if one != PLAN and not one.startswith(PLAN_ITEM)),
        *(("[[update]]", act) for update in worth.updates for act in update.acts),
        *(("[[part]] supports", act) for part in worth.parts for act in part.supports),
        *(("[turn]", act) for act in [*(act for group in worth.want for act in group), *worth.turn_harms]),
    ]
    yield from _off(acts, names.kinds, "act")
    ranked = [
        *((f"[ranking] {phase}", one) for phase, keys in worth.tiers.items() for tiers in keys for tier in tiers for one in tier),
        *((f"[must] {phase}", one) for phase, ids in worth.must.items() for one in ids),
        *(("[[update]]", one) for update in worth.updates for one in (*update.up, *update.down)),
    ]
    yield from _off(ranked, names.diagnoses, "diagnosis")
    thens = (one.removeprefix(PLAN_ITEM) for rule in worth.rules for one in rule.then if one.startswith(PLAN_ITEM))
    planned = [
        *(("[[order]]", one) for one in thens),
        *(("[[part]]", item) for part in worth.parts for item in (*part.any, *part.only)),
        *(("weak", item) for item in worth.weak),
        *(("harms", item) for item in worth.harms),
    ]
    yield from _off(planned, names.plan_items, "plan item")
    harms = [*worth.harms.values(), *worth.turn_harms.values()]
    yield from _off([("harms", one) for one in harms], names.harms, "harm")
    yield from _off([("urgency", one) for one in worth.urgency], _URGENCIES, "urgency")


def _off(used: list[tuple[str, str]], known: Collection[str], what: str) -> Iterator[str]:
    for where, one in used:
        if one not in known:
            near = get_close_matches(one, known, n=1)
            yield f"{where}: there is no {what} {one!r}" + (f"; nearest: {near[0]}" if near else "")


def _slots(worth: Worth, names: Names) -> Iterator[str]:
    seen: set[str] = set()
    for number, slot in enumerate(worth.slots, 1):
        kinds = STAGES.get(slot.stage)
        if kinds is None:
            yield f"[[slot]] {number}: stage {slot.stage!r}; allowed are {', '.join(STAGES)}"
            continue
        for act in slot.any:
            if names.kinds.get(act, kinds[0]) not in kinds:
                yield f"[[slot]] {number}: {act} is of the kind {names.kinds[act]}, which is no part of the stage {slot.stage}"
            if act in seen or act in worth.useful:
                yield f"[[slot]] {number}: {act} stands in another slot or among the useful acts; one act does one piece of work"
            seen.add(act)
        if not set(slot.any) & set(worth.path):
            yield f"[[slot]] {number}: the expert does none of {', '.join(slot.any) or 'its acts, for there are none'}"
    if not worth.slots:
        yield "[[slot]]: there is none"


def _expert(worth: Worth, names: Names) -> Iterator[str]:
    for act in worth.path:
        if names.kinds.get(act) == "turn":
            yield f"expert: {act} is an act at the turn: put it under [turn]"
        elif act not in worth.essential and act not in worth.useful:
            yield f"expert: {act} is in no slot and not useful"
    for step in filter(is_wait, worth.expert):
        days = step.removeprefix("wait ")
        if not (days.isdecimal() and 1 <= int(days) <= _LONGEST_WAIT):
            yield f"expert: {step!r}: from 1 to {_LONGEST_WAIT} whole days"


def _rules(worth: Worth) -> Iterator[str]:
    if not _FEWEST_RULES <= len(worth.rules) <= _MOST_RULES:
        yield f"[[order]]: {len(worth.rules)} rules; from {_FEWEST_RULES} to {_MOST_RULES}, those that safety or meaning asks for"
    for number, rule in enumerate(worth.rules, 1):
        if not rule.first or not rule.then or set(rule.first) & set(rule.then):
            yield f"[[order]] {number}: first and then need an id each, and no id may stand in both"


def _lists(worth: Worth) -> Iterator[str]:
    for table, phases in (("[ranking]", worth.tiers), ("[must]", worth.must)):
        yield from (f"{table}: {phase!r}; allowed are {', '.join(RANKED)}" for phase in phases if phase not in RANKED)
    for phase in RANKED:
        if not worth.tiers.get(phase):
            yield f"[ranking] {phase}: there is no list"
        for tiers in worth.tiers.get(phase, ()):
            every = [one for tier in tiers for one in tier]
            if not 1 <= len(every) <= _LONGEST_LIST or len(set(every)) != len(every) or not all(tiers):
                yield f"[ranking] {phase}: a list holds one to {_LONGEST_LIST} diagnoses, each once, and no empty tier"
            missing = [one for one in worth.must.get(phase, ()) if one not in every]
            yield from (f"[must] {phase}: {one} is missing in a list of [ranking] {phase}" for one in missing)


def _updates(worth: Worth) -> Iterator[str]:
    if not worth.updates:
        yield "[[update]]: there is none"
    for number, update in enumerate(worth.updates, 1):
        at, way = f"[[update]] {number}", f"from {update.before!r} to {update.after!r}"
        if update.before not in RANKED or update.after not in RANKED or update.before >= update.after:
            yield f"{at}: {way}; from an earlier to a later of {', '.join(RANKED)}"
        if not update.up or set(update.up) & set(update.down):
            yield f"{at}: up needs a diagnosis, and none may stand in down too"
        if not set(update.acts) & worth.essential:
            yield f"{at}: {', '.join(update.acts)} is in no slot: a decisive result is essential work"


def _fields(worth: Worth, names: Names) -> Iterator[str]:
    if len(worth.fields) != _FIELDS:
        yield f"[fields]: {len(worth.fields)} fields; there are {_FIELDS}"
    yield from _off([("[fields]", key.name) for key in worth.fields], names.fields, "field")
    for key in worth.fields:
        if offered := names.fields.get(key.name):
            yield from _off([(f"[fields] {key.name}", word) for word in key.right], offered, "word on offer")
        if not key.right and not key.computed:
            yield f"[fields] {key.name}: neither 'is' nor 'computed'"
        if key.within is not None and not key.computed:
            yield f"[fields] {key.name}: within goes with computed"


def _plan(worth: Worth) -> Iterator[str]:
    if not 1 <= len(worth.parts) <= _MOST_PLANNED:
        yield f"[[part]]: {len(worth.parts)} parts; from 1 to {_MOST_PLANNED}, for a plan holds so many items"
    every = [*(item for part in worth.parts for item in part.any), *worth.weak, *worth.harms]
    for item in dict.fromkeys(every):
        if every.count(item) > 1:
            yield f"plan item {item}: stands in two places of [[part]], weak and harms"
    for part in worth.parts:
        if not part.any or not part.supports:
            yield f"[[part]] {part.name}: any and supports need an id each"
        if not set(part.supports) & {*worth.path}:
            yield f"[[part]] {part.name}: the expert does none of {', '.join(part.supports)}"
        yield from (f"[[part]] {part.name}: only names {item}, which is not in any" for item in part.only if item not in part.any)
    if len({part.name for part in worth.parts}) != len(worth.parts):
        yield "[[part]]: two have one name"


def _turn(worth: Worth, names: Names) -> Iterator[str]:
    if len(worth.want) != _WANTED or not all(worth.want):
        yield f"[turn] want: {len(worth.want)} groups; there are {_WANTED}, with an act or more each"
    every = [act for group in worth.want for act in group]
    for act in [*every, *worth.turn_harms]:
        if names.kinds.get(act, "turn") != "turn":
            yield f"[turn]: {act} is of the kind {names.kinds[act]}; only acts at the turn stand here"
    yield from (f"[turn]: {act} is wanted and harms" for act in every if act in worth.turn_harms)
    if len(set(every)) != len(every):
        yield "[turn] want: an act stands in two groups"
