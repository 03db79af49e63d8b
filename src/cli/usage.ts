const name = 'aws-data-service-advisor'

/** What the command says of itself. */
export const help = {
  all: `Usage: ${name} COMMAND [OPTION …] [FILE …]

Recommends AWS data services for a workload, and tells whether earlier recommendations still hold. Needs no server and no network.

  recommend   print the answer to a scenario, its record or its diagram
  check       say whether records and earlier answers still hold

${name} COMMAND --help tells more, ${name} --version which version this is. Exit codes: 0 all well, 1 something changed, 2 something cannot be read.`,

  recommend: `Usage: ${name} recommend [OPTION …] [FILE]

Prints the answer to the scenario in FILE (JSON). Without FILE, or with -, reads standard input.

  --format FORM     json (the default), pair (JSON { "scenario", "answer" }, to be checked later),
                    markdown (an architecture decision record) or mermaid (the architecture as a flowchart)
  --detail DETAIL   of json and pair: summary, standard (the default) or full
  --as-of DAY       judge the age of evidence by this day, YYYY-MM-DD
  --rules FOLDER    a ruleset of your own
  --help            print this

Exit codes: 0 printed, 2 the scenario cannot be read.`,

  check: `Usage: ${name} check [OPTION …] [FILE …]

Says of each FILE whether today's rules still advise it: a record (Markdown) or a pair (JSON { "scenario", "answer" }) as recommend wrote it.
Without FILE, or with -, reads standard input.

  --json              print JSON in place of the table
  --strict            take other reasons for the same services for a change, too
  --records-only      pass over Markdown that holds no record
  --rules FOLDER      a ruleset of your own
  --help              print this

Exit codes: 0 all hold, 1 one has changed, leans on a retired service or was altered, 2 one cannot be read.`,
} as const
