"""What one member of a group hands in is everybody's, with a line that says so."""

from collections.abc import Mapping

from netcourse.marking.intake.groups import Groups
from netcourse.marking.intake.names import shown
from netcourse.marking.intake.owners import Bundle


def share(bundles: dict[str, Bundle], groups: Groups) -> None:
    """Give every member of a group what the others handed in; whatever can't be taken of one can't be of any."""
    for group, members in groups.members.items():
        handed_in = [one for one in members if one in bundles]
        if not handed_in or len(members) == 1:
            continue
        before = {one: (list(bundles[one].files), list(bundles[one].refusals)) for one in handed_in}
        for member in members:
            bundle = bundles.setdefault(member, Bundle(member))
            for other in handed_in:
                if other != member:
                    files, refusals = before[other]
                    bundle.shared += files
                    bundle.refusals += [f"{shown(other)}, of the same group: {why}" for why in refusals]
            by = " and ".join(map(shown, handed_in))
            bundle.notes.append(f"group {shown(group)}: handed in by {by}, for {', '.join(map(shown, members))}")


def tell_of_teams(bundles: Mapping[str, Bundle]) -> None:
    """Say of what a team handed in that its other members get nothing for it."""
    for bundle in bundles.values():
        for team in sorted({one.claim.team for one in bundle.files if one.claim.team}):
            bundle.notes.append(f"handed in for {shown(team)}; only with --groups do its other members get marks")
