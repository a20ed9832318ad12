/** What is said of codes that do not occur and have no row. */
export function unlistedNote(unlisted: number): readonly string[] {
  if (unlisted === 0) return [];
  return [
    unlisted === 1
      ? 'One theme or code of the codebook has no segment here and no row.'
      : `${unlisted} themes and codes of the codebook have no segment here and no row.`,
  ];
}
