import { Command } from 'commander'
import { runComposite } from '@sanoat/composite/cli'

/** Composite indicators without the product: tables and a method in, a folder of results out. No settings are read and no database is opened. */
export const compositeCommand = (): Command =>
  new Command('composite')
    .description('composite indicators from two tables and a method: composite run --data … --structure … --spec … --out DIR')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[arguments...]', 'run with its options; run --help tells them')
    .action(async (args: readonly string[]) => {
      process.exitCode = await runComposite(args)
    })
