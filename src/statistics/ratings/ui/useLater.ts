import { useEffect, useRef } from 'react'

/** Does the last of many wishes, once nothing new was wished for a while. */
export function useLater(milliseconds: number): (work: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (work) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(work, milliseconds)
  }
}
