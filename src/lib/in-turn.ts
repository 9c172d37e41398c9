/** Works through things one after the other: one connection answers one question at a time. */
export async function inTurn<Item, Done>(items: Iterable<Item>, work: (item: Item) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = []
  for (const item of items) done.push(await work(item))
  return done
}
