using FsCheck;
using FsCheck.Fluent;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>
/// Random splits, cancellations, refunds, arrivals and shipments over an order and all that is split from it: units, prices and money
/// add up over the family to what was once ordered and paid.
/// </summary>
public sealed class OrderFamilyProperties
{
    private static readonly Arbitrary<int[]> Scripts = Arb.From(Gen.Choose(0, 1 << 20).NonEmptyListOf().Select(l => l.ToArray()), Shrink);

    [Fact]
    public void RandomSplits_AtEveryStep_UnitsAndMoneyAddUpOverTheFamily() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(120).WithEndSize(50),
        Prop.ForAll(Scripts, script =>
        {
            var family = new Family(script[0]);
            foreach (var step in script.Skip(1))
            {
                family.Act(step);
                family.Sound();
            }
        }));

    private static IEnumerable<int[]> Shrink(int[] script) =>
        Enumerable.Range(1, script.Length - 1).Select(i => script.Where((_, n) => n != i).ToArray());

    private sealed class Family
    {
        private readonly List<OrderScene> _scenes;
        private readonly (long Total, long Captured, int Units) _first;

        public Family(int seed)
        {
            var random = new Random(seed);
            var own = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 8)).ToArray();
            var scene = OrderFactory.Placed(
                own, method: random.Next(4) == 0 ? PaymentMethod.OnAccount : PaymentMethod.Card, price: random.Next(1, 5000), discount: random.Next(2) == 0 ? random.Next(1, 4000) : 0,
                missing: [.. own.Select(q => random.Next(q + 1))], shipComplete: random.Next(4) == 0);
            if (scene.Order.PaymentMethod == PaymentMethod.OnAccount)
            {
                scene.Order.AcceptOnAccount(scene.Ids, scene.Now);
            }
            else
            {
                var payments = Enumerable.Range(0, random.Next(1, 3)).Select(_ => scene.Request()).ToList();
                payments.ForEach(p => scene.Capture(p));
            }

            _scenes = [scene];
            _first = (Sum(o => o.TotalMinor), Sum(o => o.CapturedMinor), (int)Sum(o => o.Lines.Sum(l => l.Quantity)));
        }

        public void Act(int step)
        {
            var (scene, argument) = (_scenes[step / 11 % _scenes.Count], step / 97);
            var order = scene.Order;
            scene.Pass(TimeSpan.FromMinutes(1));
            switch (step % 11)
            {
                case 0 or 1 or 2 when Can(scene, OrderAction.SplitBackorder): Split(scene, argument); break;
                case 3 or 4: Fill(scene, argument); break;
                case 5 when Can(scene, OrderAction.Pack): WithParcel(order, argument, f => f.State is FulfillmentState.Open, f => scene.Pack(f, [.. f.Lines.Select((l, i) => (argument + i) % (l.Quantity + 1))])); break;
                case 6 when Can(scene, OrderAction.Ship): WithParcel(order, argument, f => f.State is FulfillmentState.Packed, f => order.Ship(f, "DHL", "T", scene.Now)); break;
                case 7: WithParcel(order, argument, f => f.State is FulfillmentState.Shipped, f => argument % 2 == 0 ? order.UndoHandOver(f, "other", null, scene.Now) : scene.Track(f, FulfillmentState.Delivered).Map(_ => Done.Value)); break;
                case 8 when Can(scene, OrderAction.CloseShort): scene.CloseShort().Ok.ShouldBeTrue(); break;
                case 9 when argument % 3 == 0 && Can(scene, OrderAction.Cancel): scene.Cancel().Ok.ShouldBeTrue(); break;
                case 10 when order.Refunds.Count > 0: order.RecordRefund(order.Refunds[argument % order.Refunds.Count].Id, argument % 3 != 0, "r", scene.Now); break;
                default: break;
            }
        }

        public void Sound()
        {
            _scenes.ForEach(s => s.Sound());
            Sum(o => o.TotalMinor).ShouldBe(_first.Total);
            Sum(o => o.CapturedMinor).ShouldBe(_first.Captured);
            ((int)Sum(o => o.Lines.Sum(l => l.Quantity))).ShouldBe(_first.Units);
            _scenes.Skip(1).ShouldAllBe(s => s.Order.DeliveryMinor == 0 && s.Order.Type == OrderType.Backorder && (s.Order.IsSecured || s.Order.IsFinal));
            foreach (var capture in _scenes[0].Order.Payments)
            {
                var parts = _scenes.SelectMany(s => s.Order.Payments).Where(p => (p.SourceId ?? p.Id) == capture.Id).ToList();
                parts.Sum(p => p.KeptMinor).ShouldBe(capture.AmountMinor);
                _scenes.SelectMany(s => s.Order.Refunds).Where(r => r.State != RefundState.Failed && parts.Any(p => p.Id == r.PaymentId)).Sum(r => r.AmountMinor).ShouldBeLessThanOrEqualTo(capture.AmountMinor);
                parts.ShouldAllBe(p => p.Reference == capture.Reference);
            }

            _scenes.SelectMany(s => s.Order.Refunds).Select(r => r.Key).ShouldBeUnique();
            Transfers();
        }

        /// <summary>The four legs of each transfer leave every account of the family as it was.</summary>
        private void Transfers()
        {
            var legs = _scenes.SelectMany(s => s.Order.Facts.OfType<OrderFact.MoneyMoved>()).Where(m => m.Transaction.StartsWith("transfer:", StringComparison.Ordinal)).GroupBy(m => m.Transaction);
            foreach (var transfer in legs)
            {
                transfer.Count().ShouldBe(2);
                foreach (var account in Enum.GetValues<MoneyAccount>())
                {
                    transfer.Sum(m => (m.Debit == account ? m.Amount.Minor : 0) - (m.Credit == account ? m.Amount.Minor : 0)).ShouldBe(0);
                }
            }
        }

        private void Split(OrderScene scene, int argument)
        {
            var waiting = scene.Order.Lines.Where(l => l.Units.Backordered > 0).ToList();
            var line = waiting[argument % waiting.Count];
            var split = argument % 2 == 0 ? scene.TrySplit() : scene.TrySplit((line.Position, 1 + (argument % line.Units.Backordered)));
            if (split.Ok)
            {
                _scenes.Add(scene.With(split.Value.Child));
            }
        }

        private static void Fill(OrderScene scene, int argument)
        {
            var waiting = scene.Order.Lines.Where(l => l.Units.Backordered > 0).ToList();
            if (waiting.Count > 0 && !scene.Order.IsFinal)
            {
                var line = waiting[argument % waiting.Count];
                scene.Fill(line.Position - 1, 1 + (argument % line.Units.Backordered)).Ok.ShouldBeTrue();
            }
        }

        private static void WithParcel(Order order, int argument, Func<Fulfillment, bool> which, Func<Fulfillment, Result<Done>> act)
        {
            var parcels = order.Fulfillments.Where(which).ToList();
            if (parcels.Count > 0)
            {
                act(parcels[argument % parcels.Count]);
            }
        }

        private static bool Can(OrderScene s, OrderAction action) => OrderActions.Refusal(s.Order, action, OrderScene.Staff) is null;

        private long Sum(Func<Order, long> of) => _scenes.Sum(s => of(s.Order));
    }
}
