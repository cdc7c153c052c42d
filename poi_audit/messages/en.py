"""The sentences in English, for --lang en; the field's marks and labels stay as the reports print them."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # Reading
    "X101": "Cells of doubtful reading: {cells}. What is computed from them is not judged.",
    "X102": "«{text}» could not be read as a figure with certainty; it is not judged. {doubt}",
    "X103": "The cell is blank where a figure belongs; it is not judged.",
    "X104": "{text}",
    "X105": "{text}",
    # Structure
    "S201": "The code has the digits {digits} and the header's UE is {unit}.",
    "S201.header": "{count} of {of} activity codes have the digits {digits} and the header's UE is {unit}.",
    "S202": "The action's code does not belong to {objective}, under which it stands.",
    "S203": "The same code identifies two activities of different names.",
    "S203.same": "The same activity appears more than once.",
    "S204": "Several activities of the action have the same name: {codes}.",
    "S205": "The action shows another type than its objective ({type}).",
    "S206": "The aggregation type «{text}» is none of the known ones; its accumulated figures are not judged.",
    "S208": "The programme of the whole year is zero; the notes admit only goals above zero.",
    "S209": "There are figures below zero in {months}.",
    "S210": "Execution is registered in months after the query: {months}.",
    "S211": "The action's code opens more than one group of activities.",
    # Accumulated
    "A301": "PROG. accumulated says {published} and its months give {expected}.",
    "A301.goal_below_months": "PROG. accumulated says {published}, less than the visible months' programme "
    "({expected}).",
    "A301.mark": "PROG. accumulated says «{published}» and its months give {expected}.",
    "A302": "EJEC. accumulated says {published} and its months give {expected}.",
    "A302.mark": "EJEC. accumulated says «{published}» and its months give {expected}.",
    "A303": "The declared type is «{kind}» and both accumulated figures follow the rule of «{other}».",
    "A308": "The accumulated says {published} and its printed parts sum to {expected}: it closes only by "
    "rounding.",
    "A311": "The programmed financial accumulated says {published} and its months sum to {expected}.",
    "A312": "The executed financial accumulated says {published} and its months sum to {expected}.",
    "A313": "The action's financial execution says {published} and its activities sum to {expected}.",
    "A314": "The financial total says {published} and its parts sum to {expected}.",
    # Percentages
    "P401": "The percentage says {published} and the activity's figures give {expected}.",
    "P401.dash": "The percentage shows a dash and the activity's figures give {expected}.",
    "P402": "The period's percentage says {published} and the visible months give {expected}.",
    "P403": "The percentage says {published} and the printed accumulated figures give {expected}.",
    "P404": "The percentage says S.I. and no month past its deadline is missing; {expected} belongs there.",
    "P405": "The percentage says {published} and a month past its deadline is missing: S.I. belongs there.",
    "P406": "The percentage says S.P. and months already over have a programme; {expected} belongs there.",
    "P407": "The percentage says {published} and the months already over have no programme: S.P. belongs there.",
    "P408": "The percentage says {published} in a report capped at 100 %; {expected} belongs there.",
    "P409": "The percentage says {published} in a report without cap; the activity's figures give {expected}.",
    "P410": "The percentage says {published} and the activity's figures give {expected}: it differs only by "
    "rounding.",
    "P411.ticked": "The checkbox says that percentages are capped at 100 % and {count} of {of} activities "
    "above are not.",
    "P411.unticked": "The checkbox says that percentages are not capped and {count} of {of} activities above "
    "print 100.",
    "P412": "The cap at 100 hides a higher execution: {uncapped} % without it.",
    "P413": "{count} activities are above 100 %: {items}.",
    # Averages
    "G501": "The action's average says {published} and that of its activities is {expected}.",
    "G502": "The action's average of the period says {published} and that of its activities is {expected}.",
    "G503": "The total says {published} and the mean is {expected}.",
    "G504": "The period's total says {published} and the mean is {expected}.",
    "G505": "The total of this type of objective says {published} and the mean of its activities is {expected}.",
    "G506": "The median says {published} and that of the percentages is {expected}.",
    "G507": "{published} is published although an activity of the action is S.I.; by the note it would have "
    "no value.",
    "G508": "{count} actions print {zero} though no activity enters their average (all S.P.): {codes}.",
    "G509": "The average, which is {expected}, is not shown.",
    "G510.activities": "The total {figure} is the mean of {count} activities ({activities}); note {note} says "
    "that of the "
    "actions, which would be {actions}.",
    "G510.actions": "The total {figure} is the mean of the actions ({actions}); note {note} says that of the "
    "activities, "
    "which would be {activities}.",
    "G510.observed": "The total {figure} is the mean of the actions ({actions}); other reports of this kind take "
    "that of the "
    "activities, which would be {activities}.",
    "G511": "The figure {figure} is the mean of {count} of {of} activities; the others are S.I. or S.P.",
    "G512": "The average says {published} and the recomputed one is {expected}: it differs only by rounding.",
    "G513": "{count} {count:action publishes|actions publish} the average of their activities that are not S.I.: "
    "{codes}. No note of "
    "this report "
    "forbids it.",
    "G513.note": "{count} {count:action publishes|actions publish} the average of their activities that are not "
    "S.I.: {codes}. Note "
    "{note} says that "
    "they would have no value.",
    "G514": "The average is {capped} with the cap at 100 and {uncapped} without it; {moved} actions change band.",
    "G515.printed": "Averages are taken of the printed, rounded percentages (explains {agrees} of {of}; the "
    "exact ones "
    "{next_best}): {items}.",
    "G515.exact": "Averages are taken of the exact, unrounded percentages (explains {agrees} of {of}; the "
    "printed ones "
    "{next_best}): {items}.",
    "G516": "The average {published} is taken of uncapped percentages, although the activities print capped ones.",
    # Counts
    "T601": "The table counts {published} actions in this band and there are {expected}.",
    "T602": "The table counts {published} activities in this band and there are {expected}.",
    "T603": "The table says {published} and the report lists {expected}.",
    "T604": "The count says {published} and the report lists {expected}.",
    "T605": "The percentage {figure} reaches its band only by rounding: it is exactly {exact}.",
    "T605.average": "The average {figure} reaches its band only by rounding: it is exactly {exact}.",
    # Months
    "M701": "Months that differ from the programme and offset each other in the period: {items}.",
    "M701.closings": "Months that differ from the programme and offset each other in the period: {items}. At "
    "the closing: "
    "{closings}.",
    "M702": "Months that differ from the programme: {items}.",
    "M702.closings": "Months that differ from the programme: {items}. At the closing: {closings}.",
    "M702.summary": "{count} of {of} activities executed something else than programmed in some month.",
    "M703": "There is execution without programme in the visible months: {items}.",
    "M704": "The last month holds {last} of {total} executed; {planned} were programmed there.",
    "M705": "{count} of {of} activities with a programme executed what they programmed in every month.",
    "M707": "All {count} activities with a percentage print exactly 100.",
    "M708": "The percentage is zero and the money executed is no less than programmed: {spent} of {goal}.",
    "M710": "What was executed ({executed}) is {times} times what was programmed ({programmed}).",
    # Narrative
    "N801": "The text says {text} and the table shows {expected} ({what}).",
    "N801.period": "The text says {text} and the table gives, for {period}, {expected} ({what}).",
    "N801.unnamed": "The text says {text}; the activity that measures it shows {expected} ({what}).",
    "N802": "The text says {text} and the report shows {expected} ({what}).",
    "N802.period": "The text says {text} and the report gives, for {period}, {expected} ({what}).",
    "N803": "The text names {code}, which the table does not list.",
    "N803.name": "The text names «{name}», which is like no name of the table.",
    "N804": "The text gives {code} the name of {owner}.",
    "N805": "The informe says {text} (p. {pages}) and the report lists {expected} ({what}).",
    "N806": "The informe says {text} (p. {pages}) and the report shows {expected} ({what}).",
    "N807": "Figures in the text that cannot be verified, {count} of {of}: {items}.",
    "prose.item": "«{text}» ({why})",
    "prose.rest": "and {count} more",
    "untied.carried": "its sentence names no activity or action",
    "untied.subject": "no telling of which activity or action it speaks",
    "untied.several": "the sentence names several and does not say of which it is",
    "untied.other": "it speaks of another body, office or indicator",
    "untied.part": "it speaks of a part",
    "untied.rest": "it speaks of what is missing or of a difference",
    "untied.change": "it speaks of a change or an excess",
    "untied.compare": "it compares",
    "untied.rate": "it is by month, by quarter or on average",
    "untied.about": "it is approximate",
    "untied.plan": "it speaks of what is expected or was due",
    "untied.money": "it speaks of money and equals no amount of the table",
    "untied.period": "it speaks of a time that is uncertain or not the report's",
    "untied.unit": "it does not say what it counts",
    "untied.counts": "it counts another thing than the activity's unit",
    "untied.words": "the sentence says more of it than is understood with certainty",
    "untied.unshown": "the table does not show that figure",
    "untied.written": "the digits and the words differ from each other, or it does not read as a number",
    "untied.holes": "the report was read only in part",
    "untied.many": "there are too many figures",
    "said.percent": "percentage",
    "said.average": "average of the action",
    "said.executed": "EJEC. accumulated",
    "said.programmed": "PROG. accumulated",
    "said.activities": "number of activities",
    "said.actions": "number of actions",
    "said.total": "total physical progress",
    "said.total_period": "total physical progress of the period",
    "said.executed.period": "EJEC. of those months",
    "said.programmed.period": "PROG. of those months",
    "said.objective": "mean of the objective's activities; it is not printed",
    "said.type_i": "mean of the objectives of type I",
    "said.type_ii": "mean of the objectives of type II",
    "said.objectives": "number of objectives",
    "said.reached": "those that meet this condition",
    "said.share": "percentage of those that meet this condition",
    # Form
    "F901": "PROG. and EJE. write thousands differently (for instance, {example}).",
    "F902": "{count} cell(s) write thousands unlike the rest of their row (for instance, {example}).",
    "F903": "Months are not all printed with the same decimals (for instance, {example}).",
    "F904": "The text seems cut: «… {ending}».",
    # Against an earlier report
    "R001": "{row} of {month} says {after} and the earlier report said {before} ({place}); the month was over then.",
    "R001.undated": "{row} of {month} says {after} and the earlier report said {before} ({place}); that one prints no "
    "date, and nothing shows that the month was over.",
    "R002": "{row} of {month} says {after} and the earlier report said {before} ({place}); the deadline for "
    "registering was past then.",
    "R002.undated": "{row} of {month} says {after} and the earlier report said {before} ({place}); that one prints no "
    "date, and nothing shows that the month was over.",
    "R002.open": "{row} of {month} says {after} and the earlier report said {before} ({place}); the month was "
    "over and "
    "its deadline was not past, or is not known.",
    "R002.total": "Executed accumulated, which an activity No Acumulado registers, says {after} and the earlier "
    "report "
    "said {before} ({place}); the year was closed then.",
    "R003": "The year's goal says {after} and the earlier report said {before} ({place}).",
    "R004": "The earlier report ({place}) lists the activity «{name}», with PROG. {programmed} and EJEC. {executed}; "
    "this one does not.",
    "R004.filtered": "The earlier report ({place}) lists the activity «{name}», with PROG. {programmed} and EJEC. "
    "{executed}; this one does not; both show one cost centre alone, and it may have gone to another.",
    "R005": "The earlier report does not list the activity.",
    "R005.closed": "The earlier report does not list the activity, which has figures in months that were over then: "
    "{items}.",
    "R006": "The name says «{after}» and the earlier report said «{before}» ({place}).",
    "R007": "The earlier report lists an activity of the same name under the code {before} ({place}); this one, under "
    "{after}.",
    "R008": "The unit says «{after}» and the earlier report said «{before}» ({place}).",
    "R009": "The aggregation type says «{after}» and the earlier report said «{before}» ({place}).",
    "R010": "The priority says «{after}» and the earlier report said «{before}» ({place}).",
    "R011": "The activity stands under {after} and the earlier report listed it under {before} ({place}).",
    "R012": "The percentage says {after} and the earlier report said {before} ({place}).",
    "R013": "With {months} as in the earlier report: {items}.",
    "R014": "With the months of {count} activities as in the earlier report it would be {before} instead of {after}.",
    "R014.printed": "With the months of {count} activities as in the earlier report it would be {before} instead of "
    "{after} (recomputed; printed {printed}).",
    "R015": "{count} activities now have execution in months that the earlier report left blank past their deadline: "
    "{items}.",
    "R016": "It is not said which activities are gone or new: {reasons}.",
    "R016.doubles": "A report lists more than once codes that could not be matched and are not compared: {codes}.",
    "limit.earlier_empty": "no activity of the earlier report was read",
    "limit.later_empty": "no activity of this report was read",
    "limit.earlier_partial": "the earlier report was read only in part",
    "limit.later_partial": "this report was read only in part",
    "limit.earlier_scanned": "the earlier report is scanned and its codes may have been misread",
    "limit.later_scanned": "this report is scanned and its codes may have been misread",
    "limit.filter": "they are filtered by other cost centres («{before}», «{after}»)",
    "row.money": "financial {row}",
    "place.page": "p. {page}",
    "place.cell": "cell {cell}",
    "place.file": "{file}",
    "effect.percent": "percentage of the activity",
    "effect.action": "average of {code}",
    "effect.total": "total",
    "item.more": "and {count} more",
    "item.instead.printed": "{what} {before} instead of {after} (recomputed; printed {printed})",
    "item.instead": "{what} {before} instead of {after}",
    # Beside the register
    "B101": "{row} of {month} says {after} and the register says {before} ({place}){effect}; {days}.",
    "B102": "{row} accumulated says {after} and the register gives {before} ({place}){effect}; {days}.",
    "B103": "The register does not have the activity «{name}»; {days}.",
    "B103.narrow": "The register does not have the activity «{name}», and seems to hold only some activities; {days}.",
    "B104": "The activity {state} in the register ({place}), and the report prints it; {days}.",
    "B105": "The register ({place}) has, in {action}, the activity «{name}», with PROG. {programmed} and EJEC. "
    "{executed}, and the report does not list it; {days}.",
    "B106": "The unit says «{after}» and the register says «{before}» ({place}); {days}.",
    "B107": "The aggregation type says «{after}» and the register gives «{before}» ({place}); {days}.",
    "B108": "The priority says «{after}» and the register says «{before}» ({place}); {days}.",
    "B109": "The name says «{after}» and the register says «{before}» ({place}); {days}.",
    "B110": "The cost centre says «{after}» and the register says «{before}» ({place}); {days}.",
    "B111": "The activity stands in {after} and the register has it in {before} ({place}); {days}.",
    "B112": "It says {after} and the register's figures give {before}{effect}; {days}.",
    "B113": "It is not said which activities of the register the report lacks: {reasons}.",
    "B113.doubles": "Some codes are repeated and could not be matched with the register: {codes}.",
    "B114": "The code says {after} and the register has the activity of that name as {before} ({place}); {days}.",
    "B121": "{months} not registered, with the deadline past: S.I. will be printed.",
    "B121.summary": "{count} of {of} activities have months not registered with the deadline past, and will print "
    "S.I.: {items}.",
    "B122.inactive": "{count} activities are not active and the report will not print them: {codes}.",
    "B122.not_approved": "{count} activities are not approved and the report will not print them: {codes}.",
    "B122.no_goal": "{count} activities have no yearly goal above zero and the report will not print them: {codes}.",
    "B123": "The registered Total of {row} says {total} and its months add up to {sum}.",
    "B124": "The activity «{name}» is active and approved, has a registered execution ({items}) and will not be "
    "printed: it has no yearly goal.",
    "B125": "{count} figures of the report depend on the day of the query, which is not known; --as-of gives it.",
    "days.same": "report and register are of {day}",
    "days.told": "{why} ({days})",
    "days.both": "report: {printed}; register: {exported}",
    "day.unknown": "day not known",
    "day.between": "{first} to {last}",
    "beside.same": "both are of one day",
    "beside.unknown": "which came later is not known",
    "beside.closed": "the month's deadline was past before both, and no later registration explains it",
    "beside.open": "the month's deadline was still running between the two, and a later registration can explain it",
    "beside.late": "a registration after the deadline can explain it",
    "beside.rewritten": "the month was over already, and a later reprogramming can explain it",
    "beside.changed": "a change between the two can explain it",
    "effect.beside": "; with what is registered it would be: {items}",
    "omission.inactive": "is not active",
    "omission.not_approved": "is not approved",
    "omission.no_goal": "has no yearly goal",
    "limit.register_partial": "the register was read only in part",
    "limit.center": "no activity of the register is of the filter's cost centre («{center}»)",
    "why.left_out": "in the later register it {why}",
    "nothing": "",
    # Items of lists
    "item.value": "{code} {value}",
    "item.month": "{month} {executed} of {programmed}",
    "item.closing": "{month} {executed} of {programmed} ({percent} %)",
    "item.means": "{code} {figure} (printed {printed}, exact {exact})",
    # Steps of a recomputation
    "step.sum": "sum of the months: {parts} = {total}",
    "step.last": "last value above zero: {month} {value}",
    "step.no_last": "no month has a value above zero",
    "step.registered": "it is registered as the year's total and not computed (No Acumulado)",
    "step.unknown_type": "the type of aggregation is not known; nothing is computed",
    "step.goal": "this report shows the year's goal: it does not follow from the visible months",
    "step.doubtful": "doubtful reading in {months}: nothing is computed",
    "step.nothing": "the printed figures do not suffice to compute it",
    "step.value": "the activity's figures give {value}",
    "step.ratio": "{top_name} {top} / {bottom_name} {bottom} × 100 = {value}",
    "step.cell": "{row} accumulated",
    "step.months": "sum of the months {row}",
    "step.last_value": "last value {row}",
    "step.monthly": "mean of EJEC. / PROG. × 100 over {count} months with a programme ({parts}) = {value}",
    "step.other": "another admissible reading gives {value}",
    "step.cap": "the cap of 100 limits it to 100",
    "step.range": "the rounding of its parts admits {low} to {high}",
    "step.round": "rounded to {decimals} decimals ({mode}): {value}",
    "step.half_up": "half up",
    "step.half_even": "half to even",
    "step.cut": "decimals cut",
    "step.incomplete": "S.I. is due: {months} not registered and past the deadline",
    "step.unprogrammed": "S.P. is due: no programme in the months that are over",
    # Hypotheses
    "why.recoded": "the earlier figure is of {code}, of the same name (R007)",
    "why.rewritten": "follows the rewritten months: {months}",
    "why.goal_raised": "follows the year's goal, which went from {before} to {after}",
    "why.month_left_out": "fits leaving out one month: {months}",
    "why.month_twice": "fits counting one month twice: {months}",
    "why.other_row": "fits the row {row}",
    "why.aggregation": "fits the rule of «{kind}»",
    "why.later_months": "fits {difference} registered after {month}, in months that the page does not show",
    "why.digits_swapped": "fits two swapped digits",
    "why.digit_differs": "fits one different digit",
    "why.digit_lost": "fits a lost digit",
    "why.digit_added": "fits an added digit",
    "why.point_shifted": "fits a shifted decimal point",
    "why.neighbour": "fits the neighbouring figure, that of {code}",
    "why.uncapped": "fits not applying the cap at 100",
    "why.cut": "fits applying the cap at 100",
    "why.ratio_of_sums": "fits dividing the sums of the months",
    "why.ratio_of_last": "fits dividing the last values above zero",
    "why.ratio_of_cells": "fits dividing the printed accumulated figures",
    "why.ratio_of_period": "fits dividing by the programme of the visible months",
    "why.ratio_inverted": "fits dividing the programme by the execution",
    "why.other_percent": "fits the activity's other percentage",
    "why.follows_months": "the percentage follows the visible months; see the executed accumulated of the "
    "same activity",
    "why.mean_uncapped": "fits averaging without the cap at 100",
    "why.mean_capped": "fits averaging with the cap at 100",
    "why.activity_left_out": "fits leaving out {codes}",
    "why.activity_twice": "fits counting twice {codes}",
    "why.activity_added": "fits including {code}, which belongs to another action",
    "why.mark_as_zero": "fits counting {mark} as zero",
    "why.mean_over_actions": "fits the mean of the actions",
    "why.mean_over_activities": "fits the mean of the activities",
    "why.median": "fits the median",
    "why.mean": "fits the mean",
    "why.other_cell": "fits the count of another cell of the table ({column})",
    # Conventions, lists, dates, holes
    "A302.goal_below_months": "EJEC. accumulated says {published}, less than the visible months' execution "
    "({expected}).",
    "A304": "The subtotal {column} says {published} and its months give {expected}.",
    "A304.mark": 'The subtotal {column} says "{published}" and its months give {expected}.',
    "A305": "META ANUAL says {published} and the months of PROG. give {expected}.",
    "A305.mark": 'META ANUAL says "{published}" and the months of PROG. give {expected}.',
    "A305.goal_below_months": "META ANUAL says {published}, less than the visible months' programme ({expected}).",
    "A306": "Each month shows what has accumulated until it: the accumulated is the last month's and not their sum "
    "({count} of {of} rows).",
    "A306.note": "Each month shows what has accumulated until it: the accumulated is the last month's ({count} of "
    "{of} rows); note {note} says that the months are summed.",
    "A307.physical": "PROG. accumulated shows the year's goal and not the sum of the visible months ({count} of "
    "{of} rows are above that sum).",
    "A307.financial": "PROG. accumulated, in money, shows the year's amount and not the sum of the visible months "
    "({count} of {of} rows are above that sum).",
    "A307.both": "PROG. accumulated shows the year's goal and not the sum of the visible months ({count} of {of} "
    "rows are above that sum; in money, {money} of {money_of}).",
    "A307.note": "PROG. accumulated is above the sum of the visible months in {count} of {of} activities "
    "({codes}), as if it showed the year's goal; note {note} says that the visible months are summed.",
    "A309": "Before {month}, by the accumulated figures, {executed} was executed and {programmed} programmed; "
    "those months are not shown.",
    "P414": "Percentages and S.I. are explained by the deadline {followed} ({count} of {of} activities with blank "
    "months) and not by that of note {note}: {stated}.",
    "deadline.day": "of day {day} of the next month",
    "deadline.last_day": "of the last day of the next month",
    "deadline.all_visible": "of the whole period",
    "G508.incomplete": "{zero} is printed although an activity of the action is S.I.; it is no progress.",
    "G508.type": "{zero} is printed and the list has no activity of this type of objective; it is no progress.",
    "G517": "{figure} is printed and none of its activities has a percentage to average.",
    "G517.none": "{figure} is printed and the list has no activity of this type of objective: there is nothing to "
    "compare it with.",
    "G518": "The objective's average says {published} and the recomputed one is {expected}.",
    "S203.once": "The same activity appears more than once ({actions}); these figures count it once and close that "
    "way: {figures}.",
    "S206.follows": 'The aggregation type "{text}" is none of the known ones; its figures follow the rule of '
    '"{kind}".',
    "S206.words": "The form names the aggregation types in other words: {items}.",
    "aggregation.known": '"{text}" follows the rule of "{kind}"',
    "aggregation.unknown": '"{text}" is not known, and its accumulated figures are confirmed only where they sum '
    "or repeat the last value",
    "S212": "The list has {listed} activities and these figures close at once with {whole}: {figures}. It may be "
    "missing from what was published or have been lost in reading; they are not judged.",
    "S212.share": "The list has {listed} activities and these figures close at once with {whole}: {figures}. What "
    "is missing has a percentage of about {value}. It may be missing from what was published or have been lost "
    "in reading; they are not judged.",
    "S213": "The report does not show the day of the query; with --as-of it is judged as of a given day.",
    "S213.items": "The report does not show the day of the query and on it depends {items}. With --as-of it is "
    "judged as of a given day.",
    "undated.blank": "whether {count} activities with blank months ({months}) should show S.I. instead of a figure",
    "undated.idle": "whether S.P. is right for {codes}, which have a programme in some month",
    "S214": "The report's date ({date}) is before months in which {count} of {of} activities already have "
    "execution: the date is what is in doubt, and it is not used.",
    "S215": "The same name and unit of measure stand in activities of different actions: {items}.",
    "S216": "These have no type of objective: {codes}; the averages by type do not close with the others and are "
    "not judged.",
    "S216.none": "The report publishes averages by type of objective and no action shows its type; they are not "
    "judged.",
    "S217": "These activities show the same programmed and executed figures in every month: {codes}.",
    "X106": "{count} {count:figure|figures} cannot be checked: {items}. They sum, average or count over what may "
    "be missing: {reasons}",
    "X107": "The rule of this form is not known ({what}): none of its {count} figures follows the known rule; they "
    "are not judged.",
    "X107.note": "The rule of this form is not known ({what}): note {note} says something else than the known ones "
    "({words}); its {count} figures are not judged.",
    "M709": "{count} S.P. activities, which enter no average ({spending} of them with spending), hold {money} of "
    "the money executed ({share} % of the total).",
    "M709.period": "{count} activities that are S.P. in the period ({spending} of them with spending), which do "
    "not enter its average, hold {money} of the money executed ({share} % of the total).",
    "M706": "{count} of {of} activities with money executed what they programmed in every month.",
    "M711.unspent": "The percentage is {percent} % and nothing was executed of the {goal} programmed in money.",
    "M711.idle": "The percentage is zero and {share} % of the programmed money was executed: {spent} of {goal}.",
    "M711.over": "{share} % of the programmed money was executed ({spent} of {goal}) and the percentage is "
    "{percent} %.",
    "M712": "{count} {count:activity has|activities have} a percentage below 75 %: {items}.",
    "M712.zero": "{count} {count:activity has|activities have} a percentage below 75 %, {zero} of them at 0 %: "
    "{items}.",
    "M713": "What was executed until {month} ({executed}) is already above the year's goal ({goal}).",
    "M713.incomplete": "What was executed until {month} ({executed}) is already above the year's goal ({goal}), "
    "and the printed percentage is S.I.",
    "M714": "EJEC. accumulated says {executed} and the query is of {date}: at {each} a month and a goal of {goal}, "
    "it already includes months that had not begun.",
    "M715": "The accumulated takes {value}, of {month}, and {last} was registered as zero.",
    "M716": "The registered total says {value}; its months sum {total} and the least of them is {low}.",
    "F904.cost_center": 'The cost centre seems cut: "… {ending}".',
    "item.figure": "{where} {text}",
    "item.cell": "{where} ({column}) {text}",
    "cell.total": "total",
    "cell.total_period": "total of the period",
    "cell.type_i": "average of type I",
    "cell.type_ii": "average of type II",
    "cell.median": "median",
    "cell.complete": "complete activities",
    "cell.incomplete": "incomplete activities",
    "cell.actions": "count of actions",
    "cell.activities": "count of activities",
    "cell.tracking": "activities followed up",
    "cell.accumulated": "accumulated",
    "cell.percent": "percentage",
    "cell.percent_period": "percentage of the period",
    "cell.average": "average",
    "cell.average_period": "average of the period",
    "cell.goal": "META ANUAL",
    "band.0_75": "below 75 %",
    "band.75_95": "75 % to below 95 %",
    "band.95_up": "95 % or more",
    "band.incomplete": "incomplete",
    "band.in_execution": "in execution",
    "band.activities": "followed up",
    "band.complete": "complete",
    "band.None": "",
    "why.followed": "these follow it, with that value: {figures}",
    "step.earlier": "it may include months before the visible ones: it does not follow from them",
    "step.running": "each month shows what has accumulated until it; the last registered is {month} {value}",
}
