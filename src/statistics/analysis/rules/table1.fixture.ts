/** The article's table 1: area (ha), enterprises, workers, and the enterprise series its text gives. Figures for tests. */
export const TABLE = [
  {
    id: 'bektemir',
    area: 4.5,
    enterprises: 70,
    workers: 450,
    series: [
      [2017, 25],
      [2019, 45],
      [2022, 68],
      [2025, 70],
    ],
  },
  {
    id: 'chilonzor-1',
    area: 5.2,
    enterprises: 65,
    workers: 410,
    series: [
      [2017, 30],
      [2020, 55],
      [2025, 65],
    ],
  },
  {
    id: 'chilonzor-2',
    area: 3.8,
    enterprises: 55,
    workers: 380,
    series: [
      [2020, 40],
      [2023, 52],
      [2025, 55],
    ],
  },
  {
    id: 'mirzo-ulugbek-1',
    area: 6.1,
    enterprises: 80,
    workers: 520,
    series: [
      [2020, 65],
      [2025, 80],
    ],
  },
  {
    id: 'mirzo-ulugbek-2',
    area: 4.0,
    enterprises: 45,
    workers: 300,
    series: [
      [2019, 30],
      [2025, 45],
    ],
  },
  {
    id: 'sirgali',
    area: 8.3,
    enterprises: 110,
    workers: 750,
    series: [
      [2018, 50],
      [2025, 110],
    ],
  },
  {
    id: 'uchtepa',
    area: 5.7,
    enterprises: 90,
    workers: 600,
    series: [
      [2019, 60],
      [2023, 85],
      [2025, 90],
    ],
  },
  {
    id: 'yakkasaroy',
    area: 2.9,
    enterprises: 52,
    workers: 290,
    series: [
      [2020, 40],
      [2025, 52],
    ],
  },
] as const
