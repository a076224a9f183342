import { InlineTextField } from '../../../ui/inline-text.tsx';
import { Field, SectionCard } from '../../../ui/page.tsx';
import type { CardProps, CollegeRecord } from './card-props.ts';

interface CollegeCardProps extends CardProps {
  readonly college: CollegeRecord;
  readonly onSave: (field: 'name' | 'shortName' | 'qualityOfficeName', text: string) => Promise<boolean>;
}

export function CollegeCard({ words, shared, college, onSave }: CollegeCardProps) {
  const { title, name, shortName, qualityOfficeName, qualityOfficeHint } = words.college;
  return (
    <SectionCard title={title}>
      <div className="gb-two-columns">
        <div data-rule="college-name-missing">
          <Field label={name} htmlFor="college-name">
            <InlineTextField
              id="college-name"
              label={name}
              value={college.name}
              maxLength={200}
              placeholder={shared.notFilled}
              onSave={(text) => onSave('name', text)}
            />
          </Field>
        </div>
        <Field label={shortName} htmlFor="college-short">
          <InlineTextField
            id="college-short"
            label={shortName}
            value={college.shortName}
            maxLength={200}
            placeholder={shared.notFilled}
            onSave={(text) => onSave('shortName', text)}
          />
        </Field>
        <Field label={qualityOfficeName} htmlFor="college-office">
          <InlineTextField
            id="college-office"
            label={qualityOfficeName}
            value={college.qualityOfficeName}
            maxLength={200}
            placeholder={qualityOfficeHint}
            onSave={(text) => onSave('qualityOfficeName', text)}
          />
        </Field>
      </div>
    </SectionCard>
  );
}
