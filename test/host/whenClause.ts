/** What a condition is about: values of context keys by name. */
export type Context = (key: string) => unknown;

/**
 * Whether a when-clause of the manifest holds: keys, `!`, `&&`, `||`, parentheses, `==`, `!=`, `=~` and `in`, which is all that
 * ours are made of.
 */
export function holds(clause: string, context: Context): boolean {
  const tokens = clause.match(/\/(?:\\.|[^/])+\/i?|&&|\|\||[()]|==|!=|=~|!|[^\s()!]+/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;

  const either = (): boolean => {
    let value = both();
    while (take('||')) value = both() || value;
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (take('&&')) value = one() && value;
    return value;
  };
  const one = (): boolean => {
    if (take('!')) return !one();
    if (take('(')) {
      const value = either();
      if (!take(')')) throw new Error(`“${clause}” lacks a parenthesis.`);
      return value;
    }
    const key = tokens[at++]!;
    if (key === 'true' || key === 'false') return key === 'true';
    const value = context(key);
    if (take('==')) return String(value) === tokens[at++];
    if (take('!=')) return String(value) !== tokens[at++];
    if (take('=~')) return pattern(tokens[at++]!).test(String(value ?? ''));
    if (take('in'))
      return (context(tokens[at++]!) as readonly unknown[] | undefined)?.includes(value) ?? false;
    return Boolean(value);
  };
  const value = either();
  if (at < tokens.length) throw new Error(`“${clause}” cannot be read from “${tokens[at]}” on.`);
  return value;
}

function pattern(token: string): RegExp {
  const [, source, flags] = /^\/(.*)\/(i?)$/s.exec(token)!;
  return new RegExp(source!, flags);
}
