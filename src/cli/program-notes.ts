/** What `rhei --help` says below the commands. */
export const programNotes = `
A system is a name that 'rhei systems' lists, a model file (.rhei), a text file of equations, or equations:
  rhei simulate "x' = y; y' = mu*(1 - x^2)*y - x" --set mu=5 --start x=1,y=0 --to 20

'-' reads the standard input; without --out, data and models go to the standard output:
  rhei simulate lorenz63 --to 50 --dt 0.01 | rhei learn - --as flow-map --width 200 | rhei compare - lorenz63

Exit codes:
  0    fine
  1    it failed; or a comparison or a verification disagrees
  2    the command line is wrong
  130  interrupted (Ctrl-C): no half-written file is left`
