/** The twelve special plans of a college's development plan with the units that lead them (S1 art. 7, table). */
export const specialPlans: readonly { readonly name: string; readonly leadUnit: string }[] = [
  { name: '专业建设规划', leadUnit: '教务处' },
  { name: '课程建设规划', leadUnit: '教务处' },
  { name: '师资队伍建设规划', leadUnit: '人事处' },
  { name: '学生发展规划', leadUnit: '学工处' },
  { name: '校园建设规划', leadUnit: '后勤处' },
  { name: '信息化建设规划', leadUnit: '信息化中心' },
  { name: '校园文化建设规划', leadUnit: '宣传部' },
  { name: '科研建设规划', leadUnit: '科研处' },
  { name: '创新创业规划', leadUnit: '创业学院' },
  { name: '社会服务规划', leadUnit: '社会服务中心' },
  { name: '质量保证规划', leadUnit: '诊改办' },
  { name: '内部实训条件建设规划', leadUnit: '教务处' },
];
