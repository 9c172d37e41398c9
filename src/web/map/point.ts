export type MapPoint = {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly longitude: number
  readonly latitude: number
  readonly approximate: boolean
  /** What the circle's area stands for; null where it is not known. */
  readonly size: number | null
  /** 0…1 between the lowest and the highest value; null where there is none. */
  readonly shade: number | null
}

export type ZoneMapProps = {
  readonly title: string
  readonly points: readonly MapPoint[]
  readonly colour?: string | undefined
  /** Territory whose boundaries are drawn, as far as they were imported. */
  readonly place: string
}
