// How a linear model is fitted.
namespace Folkmoot.Text.Training;

/// <param name="Dimensions">Features, the constant one not counted.</param>
/// <param name="Rate">Step of AdaGrad.</param>
/// <param name="Decay">L2 penalty of the weights of a row, at each visit.</param>
internal sealed record TrainerOptions(int Classes, int Dimensions, int Epochs, double Rate, double Decay, int Seed);
