import { jobOf, scriptOf, WORKFLOWS } from '../support/pipelines';

describe('recover.yml', () => {
  test('starts only by hand, on main', () => {
    expect(Object.keys(WORKFLOWS['recover']?.workflow.on ?? {})).toEqual(['workflow_dispatch']);
    expect(jobOf('recover', 'list').if).toContain("github.ref == 'refs/heads/main'");
  });

  test('only lists before the approval, then recovers what was listed, never at the same time as a deployment', () => {
    expect(scriptOf('recover', 'list', 'List')).toContain('pipelines/recover-stack "$FOLDER" --list list.json');
    expect(scriptOf('recover', 'list', 'List')).not.toMatch(/--yes|--unlock/);
    expect(jobOf('recover', 'list').environment).toBeUndefined();
    expect(jobOf('recover', 'recover')).toMatchObject({
      needs: 'list',
      environment: '${{ needs.list.outputs.environment }}',
      concurrency: { group: 'deploy-${{ inputs.stack }}', 'cancel-in-progress': false },
    });
    expect(scriptOf('recover', 'recover', 'Recover')).toContain('options=(--yes --shown shown/list.json)');
    expect(scriptOf('recover', 'recover', 'Recover')).toContain('pipelines/still-newest "$FOLDER" main');
  });
});
