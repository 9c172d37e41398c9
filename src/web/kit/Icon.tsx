const PATHS = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.8-4.8',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  download: 'M12 4v11m0 0 4-4m-4 4-4-4M5 19h14',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c2.5 2.6 3.6 5.6 3.6 9s-1.1 6.4-3.6 9c-2.5-2.6-3.6-5.6-3.6-9S9.500 5.600 12 3Z',
  contrast: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 3v18M12 7h4.900M12 12h9M12 17h4.900',
  key: 'M14.500 9.500a4 4 0 1 1-2.300-3.600 4 4 0 0 1 2.300 3.600Zm-.600 1.900L20 17.500V20h-3v-2h-2v-2h-2l-1.700-1.700',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20a7.500 7.500 0 0 1 15 0',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15L6 16ZM10 20.500h4',
  inbox: 'M4 13.500 6.500 5h11L20 13.500V19H4v-5.500ZM4 13.500h5l1 2.500h4l1-2.500h5',
  print: 'M7 9V4h10v5M7 17H4v-6.500A1.500 1.500 0 0 1 5.500 9h13a1.500 1.500 0 0 1 1.500 1.500V17h-3M7 14h10v6H7z',
} as const

export type IconName = keyof typeof PATHS

/** A picture beside a word; never alone, so it is hidden from readers of the screen. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
