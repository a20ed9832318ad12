/** Endings of the files that are projects, without the dot. */
export const PROJECT_ENDINGS: readonly string[] = ['qdpx', 'qde'];

/** Whether a file is a project of another program, by its ending. */
export function isProjectFile(name: string): boolean {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && PROJECT_ENDINGS.includes(ending);
}
