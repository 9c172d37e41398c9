/** How the bar gives way, from all words in sight to the sections behind their menu; layout.css knows the four. */
const STAGES = ['0', '1', '2', '3'] as const

/** Lets the bar shorten itself where its words, which differ in length by language and reader, do not fit: the search first, then the name, then the sections. */
export function fitBar(bar: HTMLElement | null): (() => void) | undefined {
  const sections = bar?.querySelector('nav')
  const tools = bar?.querySelector('.tools')
  if (!(bar instanceof HTMLElement) || !(sections instanceof HTMLElement) || !(tools instanceof HTMLElement)) return undefined
  const fit = () => {
    for (const stage of STAGES) {
      bar.dataset['tight'] = stage
      if (sections.scrollWidth <= sections.clientWidth) return
    }
  }
  fit()
  const watching = new ResizeObserver(fit)
  watching.observe(bar)
  watching.observe(tools)
  return () => watching.disconnect()
}
