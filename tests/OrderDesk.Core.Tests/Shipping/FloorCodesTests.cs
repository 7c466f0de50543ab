using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Shipping;

public sealed class FloorCodesTests
{
    [Theory]
    [InlineData("T3", 3)]
    [InlineData("tote-03", 3)]
    [InlineData("TOTE 12", 12)]
    [InlineData("T0", null)]
    [InlineData("T-SHIRT", null)]
    [InlineData("T1234", null)]
    public void Tote_ItsLabel_IsItsSlot(string code, int? slot) => FloorCodes.Tote(code).ShouldBe(slot);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("120", 120)]
    [InlineData("4006381333931", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    public void Number_Typed_IsAQuantity_ABarCodeIsNot(string code, int? number) => FloorCodes.Number(code).ShouldBe(number);

    [Fact]
    public void Set_WrittenAndRead_IsTheSame() => FloorCodes.ReadSet(FloorCodes.SetLine(new LineId(77), 3)).ShouldBe((new LineId(77), 3));

    [Fact]
    public void Waves_EveryStateAndTrigger_GoesByTheTable()
    {
        WaveLifecycle.Table.Finals.ShouldBe([WaveState.Done, WaveState.Cancelled], ignoreOrder: true);
        WaveLifecycle.Table.Path(WaveState.Open, WaveState.Done)!.Count.ShouldBe(1);
        WaveLifecycle.Table.Fire(WaveState.Done, WaveTrigger.Cancel).Error!.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
    }
}
