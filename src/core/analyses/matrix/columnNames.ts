/** A name for each id that neither the others nor the fixed columns of a table have: the id itself, most often. */
export function columnNames(ids: readonly string[], fixed: readonly string[]): readonly string[] {
  const taken = new Set([...fixed, ...ids]);
  return ids.map(id => {
    if (!fixed.includes(id)) return id;
    let name = `${id} (2)`;
    for (let i = 3; taken.has(name); i++) name = `${id} (${i})`;
    taken.add(name);
    return name;
  });
}
