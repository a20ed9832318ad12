/** Two files that cannot be taken for each other, large enough that each is written in two parts. */
export const CONTENTS = [Buffer.alloc(600_000, 'a'), Buffer.alloc(560_000, 'b')] as const;
