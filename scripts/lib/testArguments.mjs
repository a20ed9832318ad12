// @ts-check
import { parseArgs } from 'node:util';

/**
 * Which stages a command line asks for: those that it names, the quick ones, or all.
 * @param {string[]} args @param {readonly string[]} stages @param {readonly string[]} quick
 */
export function askedStages(args, stages, quick) {
  const { values, positionals } = parse(args);
  const unknown = positionals.filter(name => !stages.includes(name));
  if (unknown.length > 0)
    throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${stages.join(', ')}.`);
  if (values.quick && positionals.length > 0)
    throw new Error(`--quick runs ${quick.join(', ')}: name stages, or ask for --quick, not both.`);
  if (values.quick) return [...quick];
  return positionals.length > 0 ? stages.filter(name => positionals.includes(name)) : [...stages];
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({ args, options: { quick: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('.')[0] : error;
    throw new Error(`${why}. The only option is --quick; stages are named without dashes.`);
  }
}
