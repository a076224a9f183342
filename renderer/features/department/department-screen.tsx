import { useEffect } from 'react';
import { headcountOf } from '../../../shared/domain/headcount.ts';
import { api } from '../../lib/client.ts';
import { navigate, useNavigation } from '../../lib/navigation.ts';
import { printPaper } from '../../lib/paper-actions.ts';
import { save } from '../../lib/save-state.ts';
import { useShownRecord } from '../../lib/show-record.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Callout, PageBody, PageHeader } from '../../ui/page.tsx';
import { BasicCard } from './components/basic-card.tsx';
import { CalendarCard } from './components/calendar-card.tsx';
import { CollegeCard } from './components/college-card.tsx';
import { GroupCard } from './components/group-card.tsx';
import { OrganizationCard } from './components/organization-card.tsx';
import { PeopleCard } from './components/people-card.tsx';
import { SectionsCard } from './components/sections-card.tsx';
import { saveText } from './save-text.ts';
import './department.css';

const organizationChart = { paper: 'organization-chart' } as const;

/** College, department, sections, people and working group. */
export function DepartmentScreen() {
  const words = useWords();
  const rule = useNavigation(({ params }) => params['rule'] ?? '');
  const { value, error } = useLoaded(() => api.department.get({}), {
    key: 'department',
    kinds: ['college', 'department', 'section', 'person', 'workingGroupMember'],
  });
  const positions = useLoaded(() => api.positions.list({}), {
    key: 'positions',
    kinds: ['position', 'positionHolder', 'section'],
  });
  const loaded = value !== null;
  useEffect(() => {
    if (loaded && rule !== '')
      document.querySelector<HTMLElement>(`[data-rule="${CSS.escape(rule)}"] :is(input,select,button)`)?.focus();
  }, [loaded, rule]);
  useShownRecord(loaded);
  const common = { words: words.department, shared: words.common };
  return (
    <>
      <PageHeader title={words.department.title} subtitle={words.department.subtitle} />
      <PageBody>
        {error !== null && <Callout tone="bad">{words.errors[error.code](error.about ?? '')}</Callout>}
        {value !== null && (
          <>
            <CollegeCard
              {...common}
              college={value.college}
              onSave={(field, text) => saveText(api.department.saveCollege, value.college.id, { [field]: text })}
            />
            <BasicCard
              {...common}
              department={value.department}
              people={value.people}
              onSave={(fields) => saveText(api.department.saveDepartment, value.department.id, fields)}
            />
            <SectionsCard
              {...common}
              sections={value.sections}
              people={value.people}
              onAdd={() =>
                save(() =>
                  api.department.saveSection({
                    id: null,
                    fields: { name: words.department.sections.newName, ordinal: value.sections.length },
                  }),
                )
              }
              onSave={(id, fields) => saveText(api.department.saveSection, id, fields)}
              onRemove={(id) => void save(() => api.department.removeSection({ id }))}
              onOrder={(ids) => void save(() => api.department.orderSections({ ids: [...ids] }))}
            />
            <OrganizationCard
              counts={headcountOf(
                (positions.value ?? []).map(({ headcount, holderNames }) => ({ headcount, held: holderNames.length })),
              )}
              words={{ ...words.department.organization, print: words.common.print }}
              onOpen={() => navigate('positions', { view: 'chart' })}
              onPrint={() => void printPaper(organizationChart)}
            />
            <PeopleCard
              {...common}
              people={value.people}
              sections={value.sections}
              onAdd={() =>
                save(() =>
                  api.department.savePerson({
                    id: null,
                    fields: { name: words.department.people.newName, ordinal: value.people.length },
                  }),
                )
              }
              onSave={(id, fields) => saveText(api.department.savePerson, id, fields)}
              onRemove={(id) => void save(() => api.department.removePerson({ id }))}
              onOrder={(ids) => void save(() => api.department.orderPeople({ ids: [...ids] }))}
            />
            <GroupCard
              {...common}
              members={value.workingGroup}
              people={value.people}
              headPersonId={value.department.headPersonId}
              onAdd={(personId, role) =>
                void save(() =>
                  api.department.saveWorkingGroupMember({
                    id: null,
                    fields: { personId, role, ordinal: value.workingGroup.length },
                  }),
                )
              }
              onSave={(id, fields) => saveText(api.department.saveWorkingGroupMember, id, fields)}
              onRemove={(id) => void save(() => api.department.removeWorkingGroupMember({ id }))}
            />
            <CalendarCard department={value.department} thisYear={new Date().getFullYear()} />
          </>
        )}
      </PageBody>
    </>
  );
}
