// How a linear model is fitted.
namespace Folkmoot.Text.Training;

/// <param name="Dimensions">Features, the constant one not counted.</param>
/// <param name="Rate">Step of AdaGrad.</param>
/// <param name="Decay">L2 penalty of the weights of a row, at each visit.</param>
/// <param name="Balance">0 counts every row once, 1 gives every label the same total weight.</param>
internal sealed record TrainerOptions(int Classes, int Dimensions, int Epochs, double Rate, double Decay, double Balance, int Seed);
