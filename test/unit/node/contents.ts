/** Two files that cannot be taken for each other, large enough that writing one takes a while. */
export const CONTENTS = [Buffer.alloc(4_000_000, 'a'), Buffer.alloc(3_000_000, 'b')] as const;
