/** The items that are not among others, in their order. */
export const notIn = <T>(items: readonly T[], others: readonly T[]): T[] => items.filter((item) => !others.includes(item));
