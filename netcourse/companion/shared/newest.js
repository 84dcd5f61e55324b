// Reads that take a while and end in any order: only what is known to be newer than what is shown may be shown.

/**
 * A guard for reads of one thing.
 *
 * @returns { changed(), read(get) }. `changed` says that the thing has just changed here, so that a read which began before is of no
 * use; `read` gives what `get` promises, or undefined where that could not be read, or where a read that began later has ended
 * before it. One that began before a change is begun again.
 */
export function newest() {
  let now = 0;
  let change = 0;
  let shown = 0;

  async function read(get) {
    for (;;) {
      const began = ++now;
      const found = await get();
      if (began < change) continue;
      if (began < shown) return undefined;
      if (found !== undefined) shown = began;
      return found;
    }
  }

  return { changed: () => { change = ++now; }, read };
}
