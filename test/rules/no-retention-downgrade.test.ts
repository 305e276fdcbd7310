import { noRetentionDowngrade } from '../../src/rules/no-retention-downgrade.ts';
import { CLIENT, asOf, testRule } from '../helpers/tester.ts';

const ofProject = (type: string): string =>
  `${CLIENT}client.admin.organization.projects.dataRetention.update('proj_1', { retention_type: '${type}' });`;
const ofOrganization = (type: string): string =>
  `${CLIENT}client.admin.organization.dataRetention.update({ retention_type: '${type}' });`;

testRule('no-retention-downgrade', noRetentionDowngrade, {
  valid: [
    { name: 'Zero Data Retention for a project', code: ofProject('zero_data_retention') },
    { name: 'its enhanced form', code: ofOrganization('enhanced_zero_data_retention') },
    { name: 'what the organization has', code: ofProject('organization_default') },
    {
      name: 'a type that the program computes',
      code: `${CLIENT}client.admin.organization.dataRetention.update({ retention_type: wanted });`,
    },
    {
      name: 'reading it',
      code: `${CLIENT}client.admin.organization.projects.dataRetention.retrieve('proj_1');`,
    },
    {
      name: 'Modified Abuse Monitoring, where that is agreed',
      code: ofOrganization('modified_abuse_monitoring'),
      settings: { 'openai-zdr': { profile: 'mam' } },
    },
    {
      name: 'no control, where nothing is agreed',
      code: ofProject('none'),
      settings: { 'openai-zdr': { profile: 'default' } },
    },
    {
      name: 'a snapshot from before the administration API',
      code: ofProject('none'),
      settings: { 'openai-zdr': { policy: '2026-03' } },
    },
    {
      name: 'another library',
      code: "import Admin from 'admin';\nnew Admin().admin.organization.projects.dataRetention.update('p', { retention_type: 'none' });",
    },
    {
      name: 'another vendor',
      code: "fetch('https://api.example.com/v1/organization/data_retention', { method: 'POST', body: JSON.stringify({ retention_type: 'none' }) });",
    },
  ],
  invalid: [
    {
      name: 'no control for a project',
      code: ofProject('none'),
      errors: [
        {
          messageId: 'off',
          data: { name: 'none', whose: 'project' },
          line: 3,
          column: 69,
          endLine: 3,
          endColumn: 91,
        },
      ],
    },
    {
      name: 'no control, in a snapshot of its first days',
      code: ofProject('none'),
      settings: { 'openai-zdr': { policy: '2026-06' } },
      errors: [
        {
          messageId: 'off',
          data: { name: 'none', whose: 'project', ...asOf('2026-06') },
          line: 3,
          column: 69,
          endLine: 3,
          endColumn: 91,
        },
      ],
    },
    {
      name: 'no control, under Modified Abuse Monitoring',
      code: ofProject('none'),
      settings: { 'openai-zdr': { profile: 'mam' } },
      errors: [
        {
          messageId: 'off',
          data: { name: 'none', whose: 'project' },
          line: 3,
          column: 69,
          endLine: 3,
          endColumn: 91,
        },
      ],
    },
    {
      name: 'less than Zero Data Retention for the whole organization',
      code: ofOrganization('modified_abuse_monitoring'),
      errors: [
        {
          messageId: 'weaker',
          data: { name: 'modified_abuse_monitoring', whose: 'organization' },
          line: 3,
          column: 50,
          endLine: 3,
          endColumn: 93,
        },
      ],
    },
    {
      name: 'one branch of a condition, over HTTP',
      code: "const type = isTrial ? 'none' : 'zero_data_retention';\nfetch('https://api.openai.com/v1/organization/projects/proj_1/data_retention', { method: 'POST', body: JSON.stringify({ retention_type: type }) });",
      errors: [
        {
          messageId: 'off',
          data: { name: 'none', whose: 'project', from: ' from line 1' },
          line: 2,
          column: 121,
          endLine: 2,
          endColumn: 141,
        },
      ],
    },
  ],
});
