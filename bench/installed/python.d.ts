/** A program in Python, as text: the bundler puts it in. */
declare module '*.py' {
  const source: string;
  export = source;
}
