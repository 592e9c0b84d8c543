import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { dosageInWords, textReader } from '../../../shared/dosage/dosage.ts';
import { readDosage } from '../../../shared/fhir/dosage.ts';
import { readTree } from '../../../shared/fhir/tree.ts';

/** Each element of a Timing, inside its Dosage, as JSON, beside the words the rules of NHS England's guide ask of it. */
type Row = readonly [json: string, words: string];

function worded(json: string): string | undefined {
  const tree = readTree(json);
  const node = must(tree.ok ? tree.value : undefined, 'the row is JSON');
  return dosageInWords(readDosage(node, textReader)).text;
}

const timingRows: readonly Row[] = [
  ['{"timing":{"repeat":{"duration":8,"durationUnit":"h"}}}', 'over 8 hours'],
  [
    '{"timing":{"repeat":{"duration":1,"durationUnit":"h","durationMax":2}}}',
    'over 1 hour (maximum 2 hours)',
  ],
  ['{"timing":{"repeat":{"durationMax":6,"durationUnit":"h"}}}', 'over up to 6 hours'],
  ['{"timing":{"repeat":{"duration":6}}}', 'over 6 (unit not stated)'],
  ['{"timing":{"repeat":{"duration":30,"durationUnit":"min"}}}', 'over 30 minutes'],
  ['{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"h"}}}', 'once an hour'],
  ['{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"mo"}}}', 'once a month'],
  ['{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"a"}}}', 'once a year'],
  ['{"timing":{"repeat":{"period":1,"periodUnit":"a"}}}', 'annually'],
  ['{"timing":{"repeat":{"period":1,"periodUnit":"mo"}}}', 'monthly'],
  ['{"timing":{"repeat":{"period":3,"periodUnit":"mo"}}}', 'every 3 months'],
  ['{"timing":{"repeat":{"period":1,"periodUnit":"min"}}}', 'every minute'],
  ['{"timing":{"repeat":{"frequency":1,"period":0.5,"periodUnit":"h"}}}', 'every 0.5 hours'],
  ['{"timing":{"repeat":{"frequency":1,"period":1.5,"periodUnit":"h"}}}', 'every 1.5 hours'],
  ['{"timing":{"repeat":{"frequency":1,"period":1.0,"periodUnit":"d"}}}', 'once a day'],
  [
    '{"timing":{"repeat":{"frequency":1,"frequencyMax":2,"period":1,"periodUnit":"d"}}}',
    '1 to 2 times a day',
  ],
  ['{"timing":{"repeat":{"frequency":2,"frequencyMax":2,"period":1,"periodUnit":"d"}}}', 'twice a day'],
  ['{"timing":{"repeat":{"frequencyMax":1,"period":1,"periodUnit":"d"}}}', 'up to once a day'],
  ['{"timing":{"repeat":{"frequencyMax":4,"period":8,"periodUnit":"h"}}}', 'up to 4 times every 8 hours'],
  ['{"timing":{"repeat":{"frequencyMax":1,"period":8,"periodUnit":"h"}}}', 'up to once every 8 hours'],
  ['{"timing":{"repeat":{"frequency":1,"period":1,"periodMax":2,"periodUnit":"d"}}}', 'every 1 to 2 days'],
  [
    '{"timing":{"repeat":{"frequency":3,"period":6,"periodMax":8,"periodUnit":"h"}}}',
    '3 times every 6 to 8 hours',
  ],
  ['{"timing":{"repeat":{"frequency":3,"periodMax":8,"periodUnit":"h"}}}', '3 times every up to 8 hours'],
  ['{"timing":{"repeat":{"frequency":3,"periodUnit":"d"}}}', '3 times every unstated number of days'],
  ['{"timing":{"repeat":{"frequency":3,"period":8}}}', '3 times every 8 (unit not stated)'],
  ['{"timing":{"repeat":{"periodUnit":"d"}}}', 'every unstated number of days'],
  ['{"timing":{"repeat":{"frequency":2}}}', 'twice'],
  ['{"timing":{"repeat":{"frequencyMax":3}}}', 'up to 3 times'],
  [
    '{"timing":{"repeat":{"frequency":1,"period":2,"periodUnit":"wk","dayOfWeek":["tue"]}}}',
    'every 2 weeks - on Tuesday',
  ],
  [
    '{"timing":{"repeat":{"dayOfWeek":["mon","tue","wed","thu","fri","sat","sun"],"timeOfDay":["08:00:00"]}}}',
    'on Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday at 08:00',
  ],
  ['{"timing":{"repeat":{"dayOfWeek":"mon"}}}', 'on Monday'],
  ['{"timing":{"repeat":{"timeOfDay":["08:00:30"]}}}', 'at 08:00:30'],
  ['{"timing":{"repeat":{"timeOfDay":["08:00:00.000"]}}}', 'at 08:00'],
  ['{"timing":{"repeat":{"timeOfDay":["08:00:00","12:00:00","18:00:00"]}}}', 'at 08:00, 12:00 and 18:00'],
  ['{"timing":{"repeat":{"when":["MORN"],"offset":0}}}', 'during the morning'],
  ['{"timing":{"repeat":{"when":["PCM"],"offset":120}}}', '2 hours after breakfast'],
  ['{"timing":{"repeat":{"when":["ACM"],"offset":90}}}', '90 minutes before breakfast'],
  ['{"timing":{"repeat":{"when":["HS"],"offset":2880}}}', '2 days before sleep'],
  ['{"timing":{"repeat":{"when":["HS"],"offset":1}}}', '1 minute before sleep'],
  [
    '{"timing":{"repeat":{"when":["ACM","ACV"],"offset":30}}}',
    '30 minutes before breakfast, 30 minutes before dinner',
  ],
  ['{"timing":{"repeat":{"offset":30}}}', '30 minutes from an event not stated'],
  ['{"timing":{"repeat":{"when":["XYZ"]}}}', 'XYZ'],
  ['{"timing":{"repeat":{"when":["PHS"]}}}', 'once asleep'],
  [
    '{"timing":{"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation","code":"BID","display":"BID"}]}}}',
    'twice a day',
  ],
  [
    '{"timing":{"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation","code":"Q4H"}]}}}',
    'every 4 hours',
  ],
  ['{"timing":{"code":{"text":"with dialysis"}}}', 'with dialysis'],
  [
    '{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"},"code":{"coding":[{"code":"BID","display":"BID"}]}}}',
    'twice a day',
  ],
  [
    '{"timing":{"repeat":{"frequency":3,"period":1,"periodUnit":"d"},"code":{"text":"on dialysis days"}}}',
    '3 times a day - on dialysis days',
  ],
  [
    '{"timing":{"repeat":{"frequency":3,"period":1,"periodUnit":"d"},"code":{"coding":[{"code":"WARD"}]}}}',
    '3 times a day - WARD',
  ],
  ['{"timing":{"repeat":{"count":1}}}', 'take once'],
  ['{"timing":{"repeat":{"count":2}}}', 'take twice'],
  ['{"timing":{"repeat":{"count":10}}}', 'take 10 times'],
  ['{"timing":{"repeat":{"count":3,"countMax":5}}}', 'take 3 to 5 times'],
  ['{"timing":{"repeat":{"count":1,"countMax":2}}}', 'take 1 to 2 times'],
  ['{"timing":{"repeat":{"countMax":5}}}', 'take up to 5 times'],
  ['{"timing":{"repeat":{"boundsDuration":{"value":1,"code":"wk"}}}}', 'for 1 week'],
  ['{"timing":{"repeat":{"boundsDuration":{"value":3,"unit":"months","code":"mo"}}}}', 'for 3 months'],
  [
    '{"timing":{"repeat":{"boundsRange":{"low":{"value":2,"unit":"weeks"},"high":{"value":4,"unit":"weeks"}}}}}',
    'for 2 to 4 weeks',
  ],
  [
    '{"timing":{"repeat":{"boundsRange":{"low":{"value":2},"high":{"value":4,"unit":"weeks"}}}}}',
    'for 2 to 4 weeks',
  ],
  [
    '{"timing":{"repeat":{"boundsPeriod":{"start":"2026-11-18","end":"2026-11-25"}}}}',
    'from 18-Nov-2026 to 25-Nov-2026',
  ],
  ['{"timing":{"repeat":{"boundsPeriod":{"start":"2026-11-18T09:00:00Z"}}}}', 'from 18-Nov-2026 at 09:00'],
  ['{"timing":{"repeat":{"boundsPeriod":{"end":"2026-11"}}}}', 'until Nov-2026'],
  [
    '{"timing":{"event":["2019-01-25","2019-02-25","2019-03-25"]}}',
    'on 25-Jan-2019, 25-Feb-2019 and 25-Mar-2019',
  ],
  ['{"timing":{"event":["2026-07-18T09:00:00Z"]}}', 'on 18-Jul-2026 at 10:00'],
  ['{"timing":{"event":["2026-07-18T09:00:00"]}}', 'on 18-Jul-2026 at 09:00'],
];
test.each(timingRows)('a timing: %s reads "%s"', (json, words) => {
  expect(worded(json)).toBe(words);
});
