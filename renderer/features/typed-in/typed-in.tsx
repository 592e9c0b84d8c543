import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { problemsOf, type TypedSource } from '../../../shared/typed-in/typed-in.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { announce } from '../../stores/announce.ts';
import { goToCase } from '../../stores/screen.ts';
import { notLookedAt } from '../../stores/pasting.ts';
import {
  begin,
  change,
  discardDraft,
  openTypedIn,
  saveTypedIn,
  typedInStore,
} from '../../stores/typed-in.ts';
import { notices } from '../../text/common.ts';
import { showMoment } from '../../text/dates.ts';
import { importText } from '../../text/import-file.ts';
import { problemWords, typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { FormFields } from '../../ui/form-fields.tsx';
import { missingIn } from '../../ui/form.ts';
import { typedInKeys } from '../../ui/key-maps.ts';
import { useNow } from '../../ui/now.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { AllergiesList } from './allergies-list.tsx';
import { EntryBox } from './entry-box.tsx';
import { changeOf, dateOffers, headForm, saidAtOf, typedOf } from './head-form.ts';
import { focusFirst } from './key-buttons.tsx';
import { LinesList } from './lines-list.tsx';
import { Offered, offersOf } from './offered.tsx';
import { PastePanel } from './paste-panel.tsx';
import { Withdraw } from './withdraw.tsx';

type Props = { readonly view: CaseView; readonly source: string | null };

/** What a patient, a carer, a pharmacy, a letter or a box says, typed in as a source of its own. */
export function TypedInScreen({ view, source }: Props) {
  const { patient } = view.banner;
  const now = useNow();
  const { content, fault, patient: of } = useStore(typedInStore);
  const [opened] = useState(now);
  useEffect(() => void openTypedIn(patient, source, fromMillis(opened)), [patient, source, opened]);
  useKeys(typedInKeys, { back: () => goToCase(patient) });
  return (
    <>
      <main className="typed-in-screen">
        <h1>{source === null ? typedInText.title : typedInText.correctTitle}</h1>
        {fault === null ? null : <FaultNotice fault={fault} />}
        {content === null || of !== patient ? (
          <output>{notices.loading}</output>
        ) : (
          <SourceOrFile view={view} source={source} content={content} />
        )}
      </main>
      <Footer
        hints={[
          { caps: ['Ctrl M'], words: 'medicine' },
          { caps: ['Ctrl I'], words: 'allergy' },
          { caps: ['Ctrl B'], words: 'list' },
          { caps: ['Ctrl J'], words: 'other sources' },
          { caps: ['Ctrl S'], words: 'save' },
          { caps: ['Esc'], words: 'leave as a draft' },
        ]}
      >
        <strong>{typedInText.lead}</strong>
      </Footer>
    </>
  );
}

/** A file is shown as what it is and never corrected by hand. */
function SourceOrFile(props: Props & { readonly content: TypedSource }) {
  const { content, view } = props;
  if (content.file === null) return <SourceForm {...props} />;
  return (
    <>
      <h2>{importText.fileTitle}</h2>
      <p>
        {content.file.name}, {content.organisation}, {showMoment(content.saidAt)}
      </p>
      <p>{importText.notCorrected}</p>
      <Withdraw patient={view.banner.patient} />
    </>
  );
}

function SourceForm({ view, source, content }: Props & { readonly content: TypedSource }) {
  const { patient } = view.banner;
  const { busy, isDraft, saidAt, complete, base, pasting } = useStore(typedInStore);
  const asked = { saidAt, complete, base };
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState(0);
  const now = useNow();
  const form = headForm(content);
  const typed = typedOf(content, asked);
  const offers = { saidAt: dateOffers(content, base, pasting?.dates ?? [], now) };
  // Said at once, where both are still in mind; an empty source is no contradiction.
  const contradictions = problemsOf({ ...content, saidAt: '' })
    .filter((problem) => problem === 'noneKnown' || (problem === 'lines' && content.takesNothing))
    .map((problem) => problemWords(problem, content));
  const save = (): void => {
    const date = saidAtOf(content, asked, now);
    const wrong = [...missingIn(form, typed), ...(date === undefined ? ['saidAt'] : [])];
    setMissing(wrong);
    if (wrong.length > 0 || date === undefined) setRefusals(refusals + 1);
    else if (isReady({ ...content, saidAt: date }))
      void saveTypedIn({ ...content, saidAt: date }).then((saved) => {
        if (saved) goToCase(patient);
      });
  };
  const type = (name: string, value: string): void => {
    setMissing(missing.filter((other) => other !== name));
    if (name === 'saidAt') begin({ saidAt: value });
    else change(changeOf(name, value, content));
    if (name === 'complete') begin({ complete: value === 'yes' ? 'yes' : 'no' });
  };
  useKeys(typedInKeys, {
    save,
    entry: () => focusFirst('[data-entry]'),
    offered: () => focusFirst('[data-list="offers"] button'),
    allergy: () => focusFirst('[data-allergy]'),
    paste: () => focusFirst('[data-paste], [data-list="pasted"] button'),
  });
  return (
    <div className="typed-in-columns">
      <div>
        <FormFields
          form={form}
          typed={typed}
          missing={missing}
          refusals={refusals}
          busy={busy}
          offers={offers}
          onType={type}
          onSave={save}
        >
          {isDraft ? (
            <p className="strong">
              {typedInText.draft}{' '}
              <Button look="link" onPress={() => void discardDraft().then(() => goToCase(patient))}>
                {typedInText.discard}
              </Button>
            </p>
          ) : null}
        </FormFields>
        <section>
          <h2>
            {typedInText.lines}
            {content.lines.length === 0 ? '' : ` (${content.lines.length})`}
          </h2>
          <EntryBox />
          <LinesList lines={content.lines} />
        </section>
        {contradictions.map((words) => (
          <p key={words} className="hazard" role="alert">
            {words}
          </p>
        ))}
        <AllergiesList allergies={content.allergies} />
      </div>
      <div>
        <PastePanel />
        <Offered offers={offersOf(view, source, content.lines)} />
        {source === null ? null : <Withdraw patient={patient} />}
      </div>
    </div>
  );
}

/** What was begun and would be lost by saving: its words, and where it stands. */
function notEntered(): { readonly words: string; readonly at: string } | undefined {
  const { waiting, entry, allergy, paste } = typedInStore.getState();
  if (waiting !== null) return { words: typedInText.boxUnnamed, at: '[data-box-name]' };
  if (entry.trim() !== '') return { words: typedInText.notEntered, at: '[data-entry]' };
  if (allergy.trim() !== '') return { words: typedInText.notEntered, at: '[data-allergy]' };
  return paste.trim() === '' ? undefined : { words: typedInText.notRead, at: '[data-paste]' };
}

/**
 * Nothing is saved while part of a pasted list waits, or a box waits for its name, or something stands in a box that
 * was not entered, or two answers contradict each other, or there is nothing to save: the place to go on has the keys then.
 */
function isReady(content: TypedSource): boolean {
  const unentered = notEntered();
  if (unentered !== undefined) {
    announce(unentered.words);
    typedInStore.setState({ notice: unentered.words });
    focusFirst(unentered.at);
    return false;
  }
  if (notLookedAt(typedInStore.getState().pasting).length > 0) {
    announce(typedInText.look);
    typedInStore.setState({ notice: typedInText.look });
    document.querySelector<HTMLElement>('[data-list="pasted"] button')?.focus();
    return false;
  }
  const [problem] = problemsOf(content);
  if (problem === undefined) return true;
  const words = problemWords(problem, content);
  announce(words);
  typedInStore.setState({ notice: words });
  focusFirst(problem === 'noneKnown' ? '[data-allergy]' : '[data-entry]');
  return false;
}
