import { useState } from 'react';
import { specialPlans } from '../../../shared/templates/special-plans.ts';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Plans of schools run with the country's five-year plans: 2026—2030, 2031—2035. */
function planAround(year: number): { from: number; to: number } {
  const from = year - ((((year - 2026) % 5) + 5) % 5);
  return { from, to: from + 4 };
}

/** The structure of S1 art. 7, to be changed before it is taken over. */
export function AdoptDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useWords();
  const words = all.goals.adoptDialog;
  const [schoolPlan, setSchoolPlan] = useState(words.schoolPlanDefault);
  const [years, setYears] = useState(() => planAround(new Date().getFullYear()));
  const [plans, setPlans] = useState(() => specialPlans.map((plan, key) => ({ ...plan, key })));
  const change = (key: number, part: { name?: string; leadUnit?: string }): void =>
    setPlans((now) => now.map((plan) => (plan.key === key ? { ...plan, ...part } : plan)));
  const accept = async (): Promise<void> => {
    const answer = await save(() =>
      api.goals.adopt({
        yearFrom: years.from,
        yearTo: years.to,
        schoolPlan: schoolPlan.trim(),
        specialPlans: plans
          .map(({ name, leadUnit }) => ({ name: name.trim(), leadUnit: leadUnit.trim() }))
          .filter(({ name }) => name !== ''),
      }),
    );
    if (answer === null) return;
    notify(words.done(answer.created));
    onClose();
  };
  const year = (name: 'from' | 'to') => (
    <label className="goal-field">
      <span>{words[name]}</span>
      <input
        type="number"
        className="gb-input"
        min={1949}
        max={2200}
        value={years[name]}
        onChange={(event) => setYears({ ...years, [name]: Number(event.currentTarget.value) })}
      />
    </label>
  );
  const fits = schoolPlan.trim() !== '' && years.from >= 1949 && years.to <= 2200 && years.from <= years.to;
  return (
    <Dialog
      wide
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={!fits} onClick={() => void accept()} data-autofocus="">
            {words.accept}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.intro}</p>
      <div className="goal-adopt-head">
        <label className="goal-field">
          <span>{words.schoolPlan}</span>
          <input
            className="gb-input"
            maxLength={200}
            value={schoolPlan}
            onChange={(event) => setSchoolPlan(event.currentTarget.value)}
          />
        </label>
        {year('from')}
        {year('to')}
      </div>
      <table className="goal-adopt-plans">
        <thead>
          <tr>
            <th>{words.plan}</th>
            <th>{words.lead}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {plans.map(({ key, name, leadUnit }) => (
            <tr key={key}>
              {(['name', 'leadUnit'] as const).map((part) => (
                <td key={part}>
                  <input
                    className="gb-input"
                    maxLength={200}
                    aria-label={`${part === 'name' ? words.plan : words.lead} ${key + 1}`}
                    value={part === 'name' ? name : leadUnit}
                    onChange={(event) => change(key, { [part]: event.currentTarget.value })}
                  />
                </td>
              ))}
              <td>
                <IconButton
                  icon="trash"
                  label={words.removePlan(name)}
                  onClick={() => setPlans(plans.filter((plan) => plan.key !== key))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        tone="quiet"
        icon="plus"
        onClick={() =>
          setPlans([...plans, { key: Math.max(-1, ...plans.map(({ key }) => key)) + 1, name: '', leadUnit: '' }])
        }
      >
        {words.addPlan}
      </Button>
    </Dialog>
  );
}
