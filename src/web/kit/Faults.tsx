import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../client/problem.ts'

type FaultsProps = { readonly problem: Problem }

/** The faults of a refused form, each named as its field is and leading to it. */
export function Faults({ problem }: FaultsProps) {
  const list = useRef<HTMLUListElement>(null)
  const [names, setNames] = useState<readonly string[]>([])
  useEffect(() => setNames(problem.faults.map(({ path }) => nameOf(fieldAt(list.current?.closest('form'), path)) ?? path)), [problem])
  if (problem.faults.length === 0) return null
  return (
    <ul ref={list}>
      {problem.faults.map((fault, index) => (
        <li key={`${fault.path}${fault.code}`}>
          <button type="button" className="link" onClick={() => fieldAt(list.current?.closest('form'), fault.path)?.focus()}>
            {names[index] ?? fault.path}
          </button>
          : {fault.message ?? fault.expected ?? fault.code}
        </li>
      ))}
    </ul>
  )
}

/** The control a fault speaks of: by its path, or by the field its path begins with. */
function fieldAt(form: HTMLFormElement | null | undefined, path: string): HTMLElement | undefined {
  const controls = [...(form?.querySelectorAll<HTMLElement>('[data-path]') ?? [])]
  return controls.find(({ dataset }) => dataset['path'] === path) ?? controls.find(({ dataset }) => path.startsWith(`${dataset['path']}.`))
}

/** How a control is labelled, with the row it stands in. */
function nameOf(control: HTMLElement | undefined): string | undefined {
  if (control === undefined) return undefined
  const label = control.closest('.field')?.querySelector('label')?.textContent
  const group = control.closest('fieldset')
  const legend = group?.querySelector('legend')?.textContent ?? undefined
  if (label === undefined || label === null) return legend
  return group?.classList.contains('row-fields') === true && legend !== undefined ? `${legend}: ${label}` : label
}
